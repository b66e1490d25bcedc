/// Camera folder, template folder and image formats of the JDK.
@NullMarked
package dev.loupe.edge.frame.adapter;

import org.jspecify.annotations.NullMarked;
