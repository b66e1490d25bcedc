import { expect, it } from 'vitest'
import { binOf, sharesOf, tallest } from './shares'

it('shares add up to one, and nothing has none', () => {
  expect(sharesOf([1, 3])).toEqual([0.25, 0.75])
  expect(sharesOf([0, 0])).toEqual([])
  expect(sharesOf([])).toEqual([])
})

it('the first bin has no lower edge, the last no upper one', () => {
  expect(binOf([0.1, 0.5], 0)).toEqual({ from: null, below: 0.1 })
  expect(binOf([0.1, 0.5], 1)).toEqual({ from: 0.1, below: 0.5 })
  expect(binOf([0.1, 0.5], 2)).toEqual({ from: 0.5, below: null })
})

it('one scale serves all that is drawn together', () => {
  expect(tallest([0.1, 0.2], [0.3])).toBe(0.3)
  expect(tallest([], [])).toBeGreaterThan(0)
})
