import type { SeenDefect } from '../api/client'

export interface Size {
  width: number
  height: number
}

export interface Fit extends Size {
  scale: number
}

/** The largest size of `frame` inside `room`, never cut. */
export function fit(frame: Size, room: Size): Fit {
  const scale = Math.max(0, Math.min(room.width / frame.width, room.height / frame.height))
  return { scale, width: frame.width * scale, height: frame.height * scale }
}

export interface Tag {
  x: number
  y: number
}

const GAP = 3

/**
 * A corner for each box's tag, in pixels of the stage: above the box, else below, beside or where it hides no earlier
 * tag; always inside.
 */
export function placeTags(boxes: SeenDefect['box'][], widths: number[], height: number, stage: Fit): Tag[] {
  const placed: (Tag & Size)[] = []
  boxes.forEach((box, index) => {
    const size = { width: widths[index] ?? 0, height }
    const free = candidates(box, size, stage).find((it) => !placed.some((other) => overlap({ ...it, ...size }, other)))
    placed.push({ ...(free ?? candidates(box, size, stage)[0]!), ...size })
  })
  return placed.map(({ x, y }) => ({ x, y }))
}

function candidates(box: SeenDefect['box'], tag: Size, stage: Fit): Tag[] {
  const [left, top, right, bottom] = [box.left, box.top, box.right, box.bottom].map((it) => it * stage.scale) as [number, number, number, number]
  const above = top - tag.height - GAP
  const below = bottom + GAP
  const all = [
    { x: left - 2, y: above },
    { x: left - 2, y: below },
    { x: right + GAP, y: top },
    { x: left - tag.width - GAP, y: top },
    { x: right - tag.width, y: above },
    { x: right - tag.width, y: below },
    { x: left - 2, y: above - tag.height - GAP },
    { x: left - 2, y: below + tag.height + GAP },
  ]
  const inside = all.filter((it) => it.y >= 0 && it.y + tag.height <= stage.height)
  return (inside.length > 0 ? inside : all).map(({ x, y }) => ({
    x: clamp(x, stage.width - tag.width),
    y: clamp(y, stage.height - tag.height),
  }))
}

function clamp(value: number, most: number): number {
  return Math.min(Math.max(0, value), Math.max(0, most))
}

function overlap(a: Tag & Size, b: Tag & Size): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}
