package dev.loupe.training;

import dev.loupe.training.detect.BrokenModel;
import java.io.IOException;

/// Makes a bundle of labelled images. Killed and started again it goes on where it was, and gives
/// the same.
public interface Trainer {
  Outcome train(Job job, Progress progress) throws IOException, BrokenModel, Stopped;
}
