/// The control plane over its REST API.
@NullMarked
package dev.loupe.cli.rest;

import org.jspecify.annotations.NullMarked;
