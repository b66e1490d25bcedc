import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import en from './en.json'
import zh from './zh.json'

const texts = (it: object, path = ''): Map<string, string> =>
  new Map(
    Object.entries(it).flatMap(([key, value]) =>
      typeof value === 'string' ? [[path + key, value]] : [...texts(value as object, `${path}${key}.`)],
    ),
  )
const holes = (text: string) => [...text.matchAll(/{{(\w+)}}/g)].map((it) => it[1]).sort()

it('both languages have every text', () => {
  expect([...texts(zh).keys()].sort()).toEqual([...texts(en).keys()].sort())
})

it('no text is empty, and each names the same values in both', () => {
  for (const [key, text] of texts(en)) {
    const other = texts(zh).get(key) ?? ''
    expect(text.trim(), key).not.toBe('')
    expect(other.trim(), key).not.toBe('')
    expect(holes(other), key).toEqual(holes(text))
  }
})

it('every text that the pages ask for by a fixed name is there', () => {
  const known = new Set([...texts(en).keys()].map((it) => it.replace(/_(one|other)$/, '')))
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((it) => it.endsWith('.tsx'))
  const asked = sources.flatMap((it) => [...readFileSync(`src/${it}`, 'utf8').matchAll(/\bt\('([\w.]+)'/g)].map((found) => found[1]!))
  expect(asked.length).toBeGreaterThan(20)
  expect(asked.filter((it) => !known.has(it))).toEqual([])
})
