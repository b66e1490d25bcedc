/// What a part is, given what the model saw: the one place where REJECT is decided. Pure.
@NullMarked
package dev.loupe.edge.rule;

import org.jspecify.annotations.NullMarked;
