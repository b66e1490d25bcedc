/// Where models are kept: a directory, or an MLflow server.
@NullMarked
package dev.loupe.registry.adapter;

import org.jspecify.annotations.NullMarked;
