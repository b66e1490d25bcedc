@NullMarked
package dev.loupe.registry.adapter;

import org.jspecify.annotations.NullMarked;
