import { describe, expect, it } from 'vitest'
import { paths, type SeenPart, type Station } from '../api/client'
import { ageOf, isStale } from './age'
import { formatOf, rateOf } from './format'
import { KEYS, verbOf } from './keys'
import { stateOf } from './lights'
import { LONGEST_BEHIND_MS, newestOf } from './newest'
import { barOf, BUDGET_MS } from './split'

describe('age', () => {
  it('is told in one unit, rounded down', () => {
    expect(ageOf(12_900)).toEqual({ unit: 'seconds', count: 12 })
    expect(ageOf(119_000)).toEqual({ unit: 'minutes', count: 1 })
    expect(ageOf(7_300_000)).toEqual({ unit: 'hours', count: 2 })
    expect(ageOf(200_000_000)).toEqual({ unit: 'days', count: 2 })
  })

  it('of something from the future is nothing', () => {
    expect(ageOf(-5000)).toEqual({ unit: 'seconds', count: 0 })
  })

  it('makes data stale at once when a request has failed, else after five seconds', () => {
    expect(isStale(1000, false, 5900)).toBe(false)
    expect(isStale(1000, false, 6100)).toBe(true)
    expect(isStale(1000, true, 1100)).toBe(true)
  })

  it('does not make stale what has never been there', () => {
    expect(isStale(0, true, 9_000_000)).toBe(false)
  })
})

describe('numbers', () => {
  it('are written as each language writes them', () => {
    expect(formatOf('en-GB').percent(0.0312)).toBe('3.1%')
    expect(formatOf('en-GB').count(1204)).toBe('1,204')
    expect(formatOf('zh-CN').ms(15.66)).toBe('15.7')
  })

  it('give no rate where there are no parts', () => {
    expect(rateOf(0, 0)).toBeNull()
    expect(rateOf(37, 1204)).toBeCloseTo(0.0307, 4)
  })
})

describe('keys', () => {
  const press = (key: string, tagName = 'BODY', more = {}) =>
    verbOf({ key, ctrlKey: false, altKey: false, metaKey: false, target: { tagName }, ...more })

  it('run a verb each', () => {
    expect(press('t')).toBe('template')
    expect(press('ArrowLeft')).toBe('older')
    expect(press(' ')).toBe('live')
    expect(press('?')).toBe('help')
    expect(press('x')).toBeNull()
  })

  it('are quiet inside text fields', () => {
    for (const tag of ['INPUT', 'TEXTAREA', 'SELECT']) expect(press('t', tag)).toBeNull()
    expect(press('t', 'DIV', { target: { tagName: 'DIV', isContentEditable: true } })).toBeNull()
  })

  it('leave the browser its own', () => {
    expect(press('l', 'BODY', { ctrlKey: true })).toBeNull()
    expect(press(' ', 'BUTTON')).toBeNull()
  })

  it('belong to one verb only', () => {
    const all = Object.values(KEYS).flat()
    expect(new Set(all).size).toBe(all.length)
  })
})

describe('the latency bar', () => {
  const split = { acquire: 1, decode: 2, infer: 6, decide: 0.5, journal: 2.5, plc: 1, total: 12 }

  it('is the budget wide and stacks the steps in their order', () => {
    const bar = barOf(split)
    expect(bar.spent).toBe(13)
    expect(bar.budget).toBe(1)
    expect(bar.over).toBe(false)
    expect(bar.segments.map((it) => Math.round(it.from * BUDGET_MS * 10) / 10)).toEqual([0, 1, 3, 9, 9.5, 12])
  })

  it('shrinks the budget where the part took longer', () => {
    const bar = barOf({ ...split, infer: 193, total: 199 })
    expect(bar.over).toBe(true)
    expect(bar.budget).toBe(0.5)
  })

  it('has no length for what is not known yet', () => {
    const bar = barOf({ ...split, journal: null, plc: null, total: null })
    expect(bar.segments[4]).toMatchObject({ ms: null, width: 0 })
    expect(bar.spent).toBe(9.5)
  })
})

describe('lights', () => {
  const station: Station = {
    station: 'aoi-1',
    node: 'node-1',
    online: true,
    reportAgeMs: 300,
    ready: true,
    fault: null,
    plc: 'CONNECTED',
    firmware: '1.0',
    queued: 0,
    model: null,
    version: '0.1.0',
  }

  it('are quiet while all is well', () => {
    expect(stateOf(station)).toEqual({ node: 'ready', nodeLight: 'well', plcLight: 'well', behind: false })
  })

  it('do not say of an offline node that its PLC is connected', () => {
    expect(stateOf({ ...station, online: false })).toMatchObject({ node: 'offline', nodeLight: 'bad', plcLight: 'unknown' })
  })

  it('tell waiting from faulty', () => {
    expect(stateOf({ ...station, ready: false }).nodeLight).toBe('waiting')
    const fault = { code: 'CAMERA', meaning: '', wayOut: '' }
    expect(stateOf({ ...station, ready: false, fault }).nodeLight).toBe('bad')
    expect(stateOf({ ...station, plc: 'REFUSED' }).plcLight).toBe('bad')
  })
})

describe('the part that a live line shows', () => {
  const AT = Date.parse('2026-01-01T00:00:10Z')
  const part = (name: string, age: number, preview: { digest: string; arrived: boolean } | null): SeenPart =>
    ({ part: name, at: new Date(AT - age).toISOString(), views: [{ image: null, preview, template: null }] }) as unknown as SeenPart
  const came = (name: string, age: number) => part(name, age, { digest: name, arrived: true })
  const held = (...names: string[]) => (url: string) => names.map(paths.image).includes(url)

  it('is the newest once its picture is there, until then the one before', () => {
    const recent = [came('c', 0), came('b', 90), came('a', 180)]
    expect(newestOf(recent, held('a', 'b', 'c'))?.part).toBe('c')
    expect(newestOf(recent, held('a', 'b'))?.part).toBe('b')
    expect(newestOf([part('c', 0, { digest: 'c', arrived: false }), ...recent.slice(1)], held('a'))?.part).toBe('a')
  })

  it('is the newest where nothing newer than a second and a half can be drawn', () => {
    expect(newestOf([came('b', 0), came('a', LONGEST_BEHIND_MS + 1)], held('a'))?.part).toBe('b')
    expect(newestOf([came('a', 0)], held())?.part).toBe('a')
    expect(newestOf([], held())).toBeUndefined()
  })

  it('is a part without a picture at once: none will come', () => {
    expect(newestOf([part('b', 0, null), came('a', 90)], held('a'))?.part).toBe('b')
  })
})
