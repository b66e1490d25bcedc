@NullMarked
package dev.loupe.edge.rule.adapter;

import org.jspecify.annotations.NullMarked;
