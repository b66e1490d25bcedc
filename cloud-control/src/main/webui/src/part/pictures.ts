/**
 * Images by URL, loaded and decoded: what was fetched ahead is drawn in the very frame that asks for it. The last
 * `KEPT` are held; one that could not be loaded is asked for again the next time.
 */
const KEPT = 24

const held = new Map<string, HTMLImageElement>()
const coming = new Map<string, Promise<HTMLImageElement>>()

/** The image, if it can be drawn at once. */
export function heldPicture(url: string): HTMLImageElement | undefined {
  return held.get(url)
}

/** Rejects where it cannot be loaded. */
export function loadPicture(url: string): Promise<HTMLImageElement> {
  const there = held.get(url)
  if (there) return Promise.resolve(hold(url, there))
  const before = coming.get(url)
  if (before) return before
  const image = new window.Image()
  image.src = url
  const loading = image
    .decode()
    .then(() => hold(url, image))
    .finally(() => coming.delete(url))
  coming.set(url, loading)
  return loading
}

/** As `loadPicture`, for later: whether it comes is of no interest now. */
export function fetchAhead(urls: string[]) {
  for (const url of urls) loadPicture(url).catch(() => undefined)
}

/** As the latest of those that are held. */
function hold(url: string, image: HTMLImageElement): HTMLImageElement {
  held.delete(url)
  held.set(url, image)
  const [oldest] = held.keys()
  if (held.size > KEPT && oldest !== undefined) held.delete(oldest)
  return image
}
