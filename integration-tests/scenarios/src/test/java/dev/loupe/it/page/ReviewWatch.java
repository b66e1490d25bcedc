package dev.loupe.it.page;

import com.microsoft.playwright.Page;
import dev.loupe.it.show.Typed;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/// Takes the review page's times inside the browser, where no driver is between key and picture.
final class ReviewWatch {
  /// From the next key's event to the frame after the one that draws another part's image, in ms;
  /// -1 where no part is left.
  private static final String WATCH =
      """
      () => {
        const part = () => document.querySelector('[data-testid=review]')?.dataset.part
        const before = part()
        window.loupeNextImage = new Promise(told => addEventListener('keydown', event => {
          const look = now => {
            const picture = document.querySelector('[data-testid=review-board]')?.dataset.picture
            if (part() === undefined) told(-1)
            else if (part() !== before && picture === 'ready')
              requestAnimationFrame(() => told(performance.now() - event.timeStamp))
            else requestAnimationFrame(look)
          }
          requestAnimationFrame(look)
        }, { once: true, capture: true }))
      }
      """;

  private static final String FRAME =
      """
      () => new Promise(told => {
        const times = []
        const look = now => {
          times.push(now)
          if (times.length <= 60) requestAnimationFrame(look)
          else told((now - times[0]) / 60)
        }
        requestAnimationFrame(look)
      })
      """;

  private final Page page;
  private final List<Double> nextImage = new ArrayList<>();
  private int answers;
  private long answering;

  ReviewWatch(Page page) {
    this.page = page;
  }

  /// `say` gives a part's words and tells how many.
  void answers(IntSupplier say) {
    var begun = System.nanoTime();
    answers += say.getAsInt();
    answering += System.nanoTime() - begun;
  }

  /// `key` presses the key that sends them.
  void send(Runnable key) {
    page.evaluate(WATCH);
    var begun = System.nanoTime();
    key.run();
    var took = ((Number) page.evaluate("() => window.loupeNextImage")).doubleValue();
    answering += System.nanoTime() - begun;
    if (took >= 0) nextImage.add(took);
  }

  Typed typed() {
    var frame = ((Number) page.evaluate(FRAME)).doubleValue();
    return Typed.of(nextImage, Math.round(frame * 10) / 10.0, answers, answering / 1e9);
  }
}
