import { describe, expect, it } from 'vitest'
import { meaningOf } from './keys'
import { flush, isUndo, oneAtATime, put, standing, waiting, type Entry, type Send, type Store } from './outbox'
import { back, begun, classify, draw, isComplete, labelOf, say, sayGood, subjectsOf, type LabelBody, type ReviewItem } from './work'

const box = (left: number, top: number, right: number, bottom: number) => ({ left, top, right, bottom })
const mark = (at: ReturnType<typeof box>, kind: 'SHORT' | 'SPUR' = 'SHORT') => ({ view: 0, box: at, kind, score: 0.9 })
const item = {
  node: 'n',
  journal: 'j',
  seq: 7,
  champion: { digest: 'a', verdict: 'REJECT', marks: [mark(box(0, 0, 20, 20)), mark(box(50, 50, 60, 60))] },
  candidate: { digest: 'b', verdict: 'REJECT', marks: [mark(box(1, 1, 21, 21)), mark(box(0, 0, 20, 20), 'SPUR')] },
  sights: [],
} as unknown as ReviewItem

describe('what is said of a part', () => {
  const subjects = subjectsOf(item)

  it('is one word for a box that both models drew, and one for each other', () => {
    expect(subjects.map((it) => it.marks.map((place) => `${place.side} ${place.index}`))).toEqual([
      ['CHAMPION 0', 'CANDIDATE 0'],
      ['CHAMPION 1'],
      ['CANDIDATE 1'],
    ])
  })

  it('goes on to the next box without a word, and is complete when none is left', () => {
    let work = begun(item)
    work = say(work, subjects, true)
    expect(work.at).toBe(1)
    work = say(work, subjects, false)
    expect(isComplete(work)).toBe(false)
    work = say(work, subjects, false)
    expect(isComplete(work)).toBe(true)
    expect(labelOf(item, work, 'Ada', 'id').marks).toEqual([
      { side: 'CHAMPION', index: 0, real: true, kind: null },
      { side: 'CANDIDATE', index: 0, real: true, kind: null },
      { side: 'CHAMPION', index: 1, real: false, kind: null },
      { side: 'CANDIDATE', index: 1, real: false, kind: null },
    ])
  })

  it('keeps what was said when the rest is good', () => {
    const work = sayGood(say(begun(item), subjects, true), subjects)
    expect(work.words.map((it) => it?.real)).toEqual([true, false, false])
  })

  it('holds what was drawn, whichever way, but no click', () => {
    const work = draw(begun(item), box(30, 40, 10, 15), 'SPUR')
    expect(work.missed).toEqual([{ box: box(10, 15, 30, 40), kind: 'SPUR' }])
    expect(draw(work, box(5, 5, 6, 6), 'SPUR').missed).toHaveLength(1)
    expect(classify(work, 'COPPER').missed[0]!.kind).toBe('COPPER')
    expect(back(work).missed).toEqual([])
  })

  it('takes the reviewer’s class, which makes a box real', () => {
    const work = classify(begun(item), 'COPPER')
    expect(work.words[0]).toEqual({ real: true, kind: 'COPPER' })
    const done = sayGood(work, subjects)
    expect(labelOf(item, done, 'Ada', 'id').marks![0]).toEqual({ side: 'CHAMPION', index: 0, real: true, kind: 'COPPER' })
  })
})

describe('labels on their way', () => {
  const memory = (): Store => {
    const kept = new Map<string, string>()
    return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) }
  }
  const label = (id: string) => ({ id }) as LabelBody
  const told = (it: Entry) => (isUndo(it) ? `undoes ${it.undoes}` : it.id)

  it('wait while the server is away and are sent in order when it is back', async () => {
    const store = memory()
    put(store, label('1'))
    put(store, label('2'))
    put(store, label('2'))
    await flush(store, async () => 'away')
    expect(waiting(store).map(told)).toEqual(['1', '2'])
    const sent: (string | null)[] = []
    const send: Send = async (it) => {
      sent.push(told(it))
      return 'kept'
    }
    await flush(store, send)
    expect(sent).toEqual(['1', '2'])
    expect(waiting(store)).toEqual([])
  })

  it('that the server refuses do not hold up the others, and are told', async () => {
    const store = memory()
    put(store, label('1'))
    put(store, label('2'))
    const refused = await flush(store, async (it) => (told(it) === '1' ? 'refused' : 'kept'))
    expect(refused.map((it) => it.id)).toEqual(['1'])
    expect(waiting(store)).toEqual([])
  })

  it('are followed by what is taken back meanwhile', async () => {
    const store = memory()
    put(store, label('1'))
    const sent: (string | null)[] = []
    await flush(store, async (it) => {
      sent.push(told(it))
      if (told(it) === '1') {
        put(store, { undoes: '1' })
        put(store, label('2'))
      }
      return 'kept'
    })
    expect(sent).toEqual(['1', 'undoes 1', '2'])
  })

  it('stand unless they were taken back, which waits for the server as they do', async () => {
    const store = memory()
    put(store, label('1'))
    put(store, label('2'))
    put(store, { undoes: '1' })
    await flush(store, async () => 'away')
    expect(waiting(store).map(told)).toEqual(['1', '2', 'undoes 1'])
    expect(standing(store).map(told)).toEqual(['2'])
  })

  it('are sent by one run at a time, and who asks meanwhile shares the next', async () => {
    const ends: (() => void)[] = []
    const run = oneAtATime(() => new Promise<number>((end) => ends.push(() => end(ends.length))))
    const first = run()
    await Promise.resolve()
    const second = run()
    expect(run()).toBe(second)
    expect(ends).toHaveLength(1)
    ends[0]!()
    expect(await first).toBe(1)
    await Promise.resolve()
    expect(ends).toHaveLength(2)
    ends[1]!()
    expect(await second).toBe(2)
  })

  it('are sent after a run that failed', async () => {
    let runs = 0
    const run = oneAtATime(async () => {
      if (++runs === 1) throw new Error('away')
      return runs
    })
    await expect(run()).rejects.toThrow('away')
    expect(await run()).toBe(2)
  })

  it('survive storage that holds nonsense', () => {
    const store = memory()
    for (const nonsense of ['{', '7', '[null, 7]']) {
      store.setItem('loupe.labels', nonsense)
      expect(waiting(store)).toEqual([])
    }
  })
})

describe('keys', () => {
  const press = (key: string, tagName = 'BODY', ctrlKey = false) => meaningOf({ key, ctrlKey, altKey: false, metaKey: false, target: { tagName } })

  it('mean verbs and classes', () => {
    expect(press('y')).toBe('real')
    expect(press('N')).toBe('unreal')
    expect(press('2')).toBe('SHORT')
    expect(press('9')).toBeNull()
    expect(press('0')).toBeNull()
  })

  it('are quiet in text fields, with a modifier, and where a button has them', () => {
    expect(press('y', 'INPUT')).toBeNull()
    expect(press('y', 'BODY', true)).toBeNull()
    expect(press('Enter', 'BUTTON')).toBeNull()
    expect(press('Enter')).toBe('send')
  })
})
