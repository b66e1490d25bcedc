/** The console's pages, in the order of the head's links; a text `nav.KEY` names each. */
export const PAGES = [
  { key: 'live', to: '/' },
  { key: 'rollouts', to: '/rollouts' },
  { key: 'drift', to: '/drift' },
  { key: 'models', to: '/models' },
  { key: 'review', to: '/review' },
] as const

/** The page that an address belongs to: the line's pages are all the first. */
export function pageOf(path: string): string {
  const found = PAGES.slice(1).find((page) => path === page.to || path.startsWith(`${page.to}/`))
  return (found ?? PAGES[0]).key
}
