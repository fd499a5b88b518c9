// What a page owes its session and its server: the session's end, the server's absence, streams that rest while nobody looks.
(() => {
  'use strict'
  const ASK_EVERY_MS = 2000
  const ASK_MAX_MS = 30000
  const ANSWER_WITHIN_MS = 10000
  const TYPED = 'muster-typed'
  const $ = (selector, root = document) => root.querySelector(selector)
  const all = (selector, root = document) => [...root.querySelectorAll(selector)]

  // --- The session's end: the server answers 499, and the page is asked for anew, which leads to the sign-in.
  // By itself once a minute at most: a page that cannot be had is not asked for in a circle.
  function signInAgain(byHand = false) {
    const last = Number(sessionStorage.getItem('muster-reloaded') || 0)
    if (byHand || Date.now() - last > 60000) {
      sessionStorage.setItem('muster-reloaded', String(Date.now()))
      keepTyped()
      location.reload()
    }
  }

  document.addEventListener('htmx:beforeOnLoad', event => {
    if (event.detail.xhr.status === 499) {
      event.preventDefault()
      signInAgain(event.detail.requestConfig.verb !== 'get')
    }
  })

  // What was typed then is there again behind the sign-in, on the same page and for the same person only
  const here = () => location.pathname + location.search
  const isTyped = field => {
    if (['file', 'hidden', 'password', 'radio'].includes(field.type)) return false
    if (field.type === 'checkbox') return field.checked !== field.defaultChecked
    if (field.matches('select')) return !field.selectedOptions[0]?.defaultSelected
    return field.value !== field.defaultValue
  }

  function keepTyped() {
    const typed = all('main input[id], main textarea[id], main select[id]').filter(isTyped).map(field => [field.id, field.type === 'checkbox' ? field.checked : field.value])
    const kept = { who: document.body.dataset.who, at: here(), typed, dialog: $('dialog[open]')?.id }
    // What is typed into no form adds itself
    document.dispatchEvent(new CustomEvent('muster:keep', { detail: kept }))
    sessionStorage.setItem(TYPED, JSON.stringify(kept))
  }

  function giveTypedBack() {
    const kept = JSON.parse(sessionStorage.getItem(TYPED) || 'null')
    sessionStorage.removeItem(TYPED)
    if (!kept || kept.who !== document.body.dataset.who || kept.at !== here()) return
    for (const [id, value] of kept.typed) {
      const field = document.getElementById(id)
      if (!field) continue
      if (field.type === 'checkbox') field.checked = value
      else field.value = value
      for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true }))
    }
    if (kept.dialog) document.getElementById(kept.dialog)?.showModal()
    document.dispatchEvent(new CustomEvent('muster:kept', { detail: kept }))
  }

  // --- The server's absence is said until it answers; then streams begin anew, and with them what was missed.
  let waits = false
  let beginAnew = false

  // How often in a row an address was refused: asked for after longer and longer pauses, and not by all pages at once
  const refusals = new Map()
  const refuse = address => refusals.set(address, (refusals.get(address) || 0) + 1)

  function pause(refused = 1) {
    const whole = Math.min(ASK_EVERY_MS * 2 ** (refused - 1), ASK_MAX_MS)
    return new Promise(done => setTimeout(done, whole * (0.5 + Math.random() / 2)))
  }

  /** The status of an address, 0 when nobody answers; of the session's own if of none. */
  async function ask(address = '/console/alive', Accept = '*/*') {
    const within = AbortSignal.timeout(ANSWER_WITHIN_MS)
    const answer = await fetch(address, { headers: { 'HX-Request': 'true', Accept }, signal: within }).catch(() => null)
    answer?.body?.cancel()
    return answer ? answer.status : 0
  }

  async function waitForServer(anew) {
    beginAnew ||= anew
    if (waits) return
    waits = true
    let status = await ask()
    while (status === 0 || status >= 500) {
      $('#away').hidden = false
      beginAnew = true
      await pause()
      status = await ask()
    }
    if ($('#away').hidden && beginAnew) await pause(Math.max(1, ...refusals.values()))
    $('#away').hidden = true
    waits = false
    if (status === 499) return signInAgain()
    if (!beginAnew) return
    beginAnew = false
    rest()
    if (!document.hidden) goOn()
  }

  // --- Streams: a browser has six connections for a server, so a page that nobody looks at has none.
  const streams = new Set()

  class Stream extends EventSource {
    constructor(url, options) {
      super(url, options)
      this.addEventListener('open', () => refusals.delete(this.url))
      // Connecting anew is the browser's own affair; one that it has given up begins again from here
      this.addEventListener('error', () => this.readyState === EventSource.CLOSED ? this.refused() : waitForServer(false))
    }

    /** It does not say why, so that is asked for: what is not for this page is not asked for again. */
    async refused() {
      if ([401, 403, 404].includes(await ask(this.url, 'text/event-stream'))) return this.giveUp()
      refuse(this.url)
      waitForServer(true)
    }

    giveUp() {
      this.close()
      all('[sse-connect]').filter(element => new URL(element.getAttribute('sse-connect'), location).href === this.url)
        .forEach(element => element.removeAttribute('sse-connect'))
      $('#problem').textContent = document.body.dataset.unfollowed
    }

    // The extension's own way back takes longer with each try
    set onerror(ignored) {}

    close() {
      streams.delete(this)
      super.close()
    }
  }

  if (window.htmx) {
    htmx.createEventSource = url => {
      const stream = new Stream(url, { withCredentials: true })
      streams.add(stream)
      return stream
    }
  }

  function rest() {
    if (streams.size > 0) all('[sse-connect]').forEach(element => { element.dataset.rests = 'yes' })
    streams.forEach(stream => stream.close())
  }

  function goOn() {
    all('[sse-connect][data-rests="yes"]').forEach(element => {
      const focused = element.contains(document.activeElement) ? document.activeElement.id : ''
      const fresh = element.cloneNode(true)
      delete fresh.dataset.rests
      element.replaceWith(fresh)
      htmx.process(fresh)
      if (focused) document.getElementById(focused)?.focus()
    })
  }

  // What a stream's last word asks for is asked for again when nobody answered
  document.addEventListener('htmx:afterRequest', event => {
    const stream = event.target.closest?.('[sse-connect]')
    const status = event.detail.xhr.status
    if (!stream || event.detail.requestConfig.verb !== 'get') return
    const { path } = event.detail.requestConfig
    if (status > 0 && status < 500) return refusals.delete(path)
    refuse(path)
    stream.dataset.rests = 'yes'
    waitForServer(true)
  })

  document.addEventListener('visibilitychange', () => document.hidden ? rest() : goOn())
  window.addEventListener('pagehide', rest)
  window.addEventListener('pageshow', event => { if (event.persisted) goOn() })

  document.addEventListener('htmx:sendError', () => waitForServer(false))
  // When all scripts listen
  document.addEventListener('DOMContentLoaded', giveTypedBack)
})()
