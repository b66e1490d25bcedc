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

/** The corner for a box's tag, in pixels of the stage: above the box, or below it where there is no room; inside on both sides. */
export function tagOf(box: SeenDefect['box'], tag: Size, stage: Fit): Tag {
  const above = box.top * stage.scale - tag.height - 3
  const below = Math.min(box.bottom * stage.scale + 3, stage.height - tag.height)
  const x = Math.min(Math.max(0, box.left * stage.scale - 2), Math.max(0, stage.width - tag.width))
  return { x, y: above >= 0 ? above : below }
}
