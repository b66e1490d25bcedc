@NullMarked
package dev.loupe.control.evidence.adapter;

import org.jspecify.annotations.NullMarked;
