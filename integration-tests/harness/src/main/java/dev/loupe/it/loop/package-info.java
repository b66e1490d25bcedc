/// One model's whole life on a simulated line: registered, refused or promoted by evidence, and
/// made anew from labels. The demo person is named as such.
@NullMarked
package dev.loupe.it.loop;

import org.jspecify.annotations.NullMarked;
