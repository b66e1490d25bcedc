@NullMarked
package dev.loupe.control.rollout.adapter;

import org.jspecify.annotations.NullMarked;
