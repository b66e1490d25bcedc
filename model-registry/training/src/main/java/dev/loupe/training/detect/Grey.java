package dev.loupe.training.detect;

/// An image of `width` × `height` grey pixels, row by row from the top, each 0 (black) to 255 as an
/// unsigned byte.
public record Grey(int width, int height, byte[] pixels) {}
