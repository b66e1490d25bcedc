@NullMarked
package dev.loupe.edge.plc.adapter;

import org.jspecify.annotations.NullMarked;
