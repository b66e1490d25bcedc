import i18next from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import { formatOf, type Format } from '../live/format'
import en from './en.json'
import zh from './zh.json'

export type Language = 'en' | 'zh'
const KEPT = 'loupe.language'

/** The language of an earlier visit, else the browser's if it is one of ours. */
function first(): Language {
  const wanted = localStorage.getItem(KEPT) ?? navigator.language
  return wanted.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}

void i18next.use(initReactI18next).init({
  resources: { en: { translation: en }, zh: { translation: zh } },
  lng: first(),
  fallbackLng: false,
  interpolation: { escapeValue: false }, // React escapes
})

function tell(language: string) {
  document.documentElement.lang = language === 'zh' ? 'zh-Hans' : 'en'
}
tell(i18next.language)
i18next.on('languageChanged', tell)

export function switchLanguage() {
  const next: Language = i18next.language === 'zh' ? 'en' : 'zh'
  localStorage.setItem(KEPT, next)
  void i18next.changeLanguage(next)
}

export function useFormat(): Format {
  const { i18n } = useTranslation()
  return formatOf(i18n.language === 'zh' ? 'zh-CN' : 'en-GB')
}
