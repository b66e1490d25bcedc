import { expect, it } from 'vitest'
import { pageOf } from '../live/pages'
import { bytesOf, modelPath } from './path'
import { firstOf, partPath, rowsOf } from './trace'

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

it('a trace is a row a link, and what is missing is kept as it was said', () => {
  const rows = rowsOf({
    links: [
      { link: 'LABELS', readFrom: ['table training_label', 'table label'], missing: null },
      { link: 'JOB', readFrom: ['table training_job'], missing: 'No training job here made it.' },
    ],
  })
  expect(rows.map((it) => it.step)).toEqual(['LABELS', 'JOB'])
  expect(rows[0]!.readFrom).toBe('table training_label, table label')
  expect(rows.map((it) => it.missing)).toEqual([null, 'No training job here made it.'])
})

it('of many generations the first are shown and the rest is counted', () => {
  expect(firstOf([1, 2])).toEqual({ shown: [1, 2], more: 0 })
  expect(firstOf(Array.from({ length: 40 }, (_, it) => it)).shown).toHaveLength(12)
  expect(firstOf(Array.from({ length: 40 }, (_, it) => it)).more).toBe(28)
})

it('a first word leads to its part on the line', () => {
  expect(partPath({ line: 'line 1', node: 'n/1', journal: 'j', seq: 7 })).toBe('/lines/line%201?part=7~j~n%2F1')
})
