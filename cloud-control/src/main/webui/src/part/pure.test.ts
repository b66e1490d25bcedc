import { describe, expect, it } from 'vitest'
import type { SeenPart, SeenView } from '../api/client'
import { newerOf, olderOf, readKey, writeKey } from './key'
import { picturesOf } from './picture'
import { fit, placeTags } from './place'

const JOURNAL = '0d9c1c1e-6a35-4b0e-9f39-4f2f1f6f2a10'
const key = (seq: number) => ({ node: 'node-1', journal: JOURNAL, seq })
const box = (left: number, top: number, right: number, bottom: number) => ({ left, top, right, bottom })
const recent = [5, 4, 3].map(key) as SeenPart[]

describe('the held part', () => {
  it('stands in the address, whatever the node is called', () => {
    const odd = { node: 'a~b ü', journal: JOURNAL, seq: 42 }
    expect(readKey(writeKey(odd))).toEqual(odd)
    expect(readKey('nonsense')).toBeNull()
    expect(readKey(null)).toBeNull()
  })

  it('goes one further back, from live too, and stays at the end', () => {
    expect(olderOf(recent, null)).toEqual(key(4))
    expect(olderOf(recent, key(4))).toEqual(key(3))
    expect(olderOf(recent, key(3))).toEqual(key(3))
    expect(olderOf([], null)).toBeNull()
  })

  it('comes forward to the newest, and then to live', () => {
    expect(newerOf(recent, key(4))).toEqual(key(5))
    expect(newerOf(recent, key(5))).toBeNull()
    expect(newerOf(recent, null)).toBeNull()
  })

  it('that has left the strip comes back at its old end', () => {
    expect(newerOf(recent, key(1))).toEqual(key(3))
    expect(olderOf(recent, key(1))).toEqual(key(1))
  })
})

describe('the pictures of a view', () => {
  const view: SeenView = {
    frame: 1,
    width: 640,
    height: 480,
    image: { digest: 'aa', arrived: false },
    preview: { digest: 'bb', arrived: true },
    template: null,
  }

  it('are what has arrived, the full frame before the preview', () => {
    expect(picturesOf(view, false)).toEqual({ urls: ['/api/images/bb'], waiting: true })
    expect(picturesOf({ ...view, image: { digest: 'aa', arrived: true } }, false)).toEqual({
      urls: ['/api/images/aa', '/api/images/bb'],
      waiting: false,
    })
  })

  it('do not wait for what is never kept', () => {
    expect(picturesOf({ ...view, image: null }, false).waiting).toBe(false)
    expect(picturesOf(view, true)).toEqual({ urls: [], waiting: false })
    expect(picturesOf(undefined, false)).toEqual({ urls: [], waiting: false })
  })
})

describe('boxes', () => {
  it('keep their place at every size', () => {
    expect(fit({ width: 640, height: 480 }, { width: 320, height: 900 })).toEqual({ scale: 0.5, width: 320, height: 240 })
  })

  it('have their tag above, below at the upper edge, and never outside', () => {
    const stage = fit({ width: 100, height: 100 }, { width: 100, height: 100 })
    const tags = placeTags([box(20, 50, 30, 60), box(90, 2, 99, 12)], [40, 40], 10, stage)
    expect(tags).toEqual([
      { x: 18, y: 37 },
      { x: 60, y: 15 },
    ])
  })

  it('that overlap do not hide each other\'s tags', () => {
    const stage = fit({ width: 100, height: 100 }, { width: 100, height: 100 })
    const [first, second] = placeTags([box(20, 50, 30, 60), box(22, 52, 32, 62)], [40, 40], 10, stage)
    expect(second!.y).toBe(65)
    expect(first!.y).toBe(37)
  })
})
