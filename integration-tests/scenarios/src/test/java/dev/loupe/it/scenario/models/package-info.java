@NullMarked
package dev.loupe.it.scenario.models;

import org.jspecify.annotations.NullMarked;
