package dev.loupe.control.model;

class MemoryModelBookTest extends ModelBookContract {
  private final ModelBook book = new MemoryModelBook();

  @Override
  protected ModelBook book() {
    return book;
  }
}
