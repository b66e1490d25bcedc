import { expect, it } from 'vitest'
import { pageOf } from '../live/pages'
import { bytesOf, modelPath } from './path'

it('a model has one address, whatever its name holds', () => {
  expect(modelPath({ name: 'pcb', version: '1.0' })).toBe('/models/pcb/1.0')
  expect(modelPath({ name: 'a/b', version: '1 0' })).toBe('/models/a%2Fb/1%200')
})

it('sizes are read at a glance', () => {
  expect(bytesOf(0)).toEqual({ value: 0, unit: 'B' })
  expect(bytesOf(999)).toEqual({ value: 999, unit: 'B' })
  expect(bytesOf(1_450)).toEqual({ value: 1.5, unit: 'kB' })
  expect(bytesOf(13_633_000)).toEqual({ value: 14, unit: 'MB' })
  expect(bytesOf(999_600)).toEqual({ value: 1, unit: 'MB' })
})

it('an address belongs to one page, the line to the first', () => {
  expect(pageOf('/')).toBe('live')
  expect(pageOf('/lines/line-1')).toBe('live')
  expect(pageOf('/models')).toBe('models')
  expect(pageOf('/models/pcb/1')).toBe('models')
  expect(pageOf('/modelsuite')).toBe('live')
})
