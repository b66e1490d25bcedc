import { expect, it } from 'vitest'
import { figureOf, labelOf, wayTo } from './words'

it('a model is named as the PLC names it', () => {
  expect(labelOf({ name: 'pcb', version: '7', digest: 'ab'.repeat(32) })).toBe('pcb:7@abababababab')
})

it('an e-value below 1 has not begun its way, one at the limit has ended it', () => {
  expect(wayTo(-3, 5)).toBe(0)
  expect(wayTo(2.5, 5)).toBe(0.5)
  expect(wayTo(9, 5)).toBe(1)
  expect(wayTo(1, 0)).toBe(0)
})

it('numbers have three figures, however large or small', () => {
  expect(figureOf(0)).toBe('0')
  expect(figureOf(1.23456)).toBe('1.23')
  expect(figureOf(400)).toBe('400')
  expect(figureOf(0.0421)).toBe('0.0421')
  expect(figureOf(0.00001234)).toBe('1.2e-5')
  expect(figureOf(3.4e12)).toBe('3.4e+12')
})
