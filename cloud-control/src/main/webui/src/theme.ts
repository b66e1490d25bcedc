import { createTheme } from '@mantine/core'

const STEEL = [
  '#f4f5f6', '#eceeef', '#dfe2e4', '#cbd0d3', '#aeb5ba', '#8a939a', '#67717a', '#4b545c', '#343b42', '#1f252a',
] as const

export const theme = createTheme({
  fontFamily: "'IBM Plex Sans', 'Noto Sans SC Variable', system-ui, sans-serif",
  colors: { steel: STEEL },
  primaryColor: 'steel',
  primaryShade: 8,
  defaultRadius: 3,
  focusRing: 'always',
  cursorType: 'pointer',
})
