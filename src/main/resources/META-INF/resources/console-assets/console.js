// The console's own script: what is said, problems, focus, dialogs, dropping files, keys; live.js is the rest.
(() => {
  'use strict'
  const KEYS_OFF = 'muster-keys-off'
  const SAY_EVERY_MS = 5000
  const $ = (selector, root = document) => root.querySelector(selector)
  const all = (selector, root = document) => [...root.querySelectorAll(selector)]

  // --- What is said aloud: of totals that change each second, one saying in five seconds.
  let saidAt = 0
  function say(root) {
    const words = $('[data-say]', root)
    const said = $('#said')
    if (!words || !said || Date.now() - saidAt < SAY_EVERY_MS || said.textContent === words.textContent) return
    saidAt = Date.now()
    said.textContent = words.textContent
  }

  // --- Problems: shown where people look, in the open dialog that asked or above the page, and gone with the next try.
  function problemPlace(asking) {
    const dialog = asking?.closest?.('dialog[open]')
    if (!dialog) return $('#problem')
    let place = $('[data-problem]', dialog)
    if (!place) {
      place = document.createElement('div')
      place.dataset.problem = ''
      place.tabIndex = -1
      place.setAttribute('role', 'alert')
      $('h2', dialog).after(place)
    }
    return place
  }

  function forgetProblems() {
    all('#problem, [data-problem]').forEach(place => place.replaceChildren())
  }

  document.addEventListener('htmx:beforeRequest', event => {
    if (event.detail.requestConfig.verb !== 'get') forgetProblems()
  })

  // What was typed stays in the dialog: the answer goes into it, and it stays open
  document.addEventListener('htmx:beforeSwap', event => {
    if (event.detail.target.id !== 'problem') return
    const place = problemPlace(event.detail.requestConfig.elt)
    event.detail.target = place
    // Somebody else was quicker: what the page shows is old, so it is drawn anew when that was read
    const dialog = event.detail.xhr.status === 409 && place.closest('dialog')
    if (dialog) dialog.addEventListener('close', () => location.reload(), { once: true })
  })

  document.addEventListener('htmx:afterSwap', event => {
    const target = event.detail.target || event.target
    if (target.matches('#problem, [data-problem]') && target.childElementCount > 0) {
      target.focus()
      target.scrollIntoView({ block: 'nearest' })
    }
    prepare(target)
    say(target)
  })
  document.addEventListener('htmx:sseMessage', event => say(event.target))
  document.addEventListener('htmx:sendError', event => {
    if (event.target.closest?.('[sse-connect]')) return
    const place = problemPlace(event.target)
    place.textContent = document.body.dataset.unanswered
    // An alert is heard anyway, and who types goes on typing
    if (!document.activeElement.closest('input, select, textarea, [data-own-keys]')) place.focus()
  })
  document.addEventListener('htmx:afterRequest', event => {
    const done = event.detail.successful && event.detail.xhr.status < 400
    if (done && !event.target.closest?.('[data-stay]')) event.target.closest?.('dialog[open]')?.close()
  })

  // --- A text that did not help: said at once, and the word for that stands where the link was. Its page asks without a script.
  async function sayUnhelpful(link) {
    const token = JSON.parse(document.body.getAttribute('hx-headers'))
    const headers = { ...token, 'HX-Request': 'true', 'Content-Type': 'application/x-www-form-urlencoded' }
    const answer = await fetch(link.href, { method: 'POST', headers })
    // The session is gone: the page signs in and asks
    if (answer.status === 499) return location.assign(link.href)
    const words = await answer.text()
    if (answer.ok) {
      const noted = document.createElement('span')
      noted.className = 'unhelpful'
      noted.tabIndex = -1
      noted.setAttribute('role', 'status')
      noted.textContent = words
      const hadFocus = document.activeElement === link
      link.replaceWith(noted)
      if (hadFocus) noted.focus()
    } else {
      const place = problemPlace(link)
      place.innerHTML = words
      place.focus()
    }
  }

  document.addEventListener('click', event => {
    const link = event.target.closest('a.unhelpful')
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    sayUnhelpful(link).catch(() => { problemPlace(link).textContent = document.body.dataset.unanswered })
  })

  // --- Focus: a part that is drawn anew keeps it, at its beginning when what had it is gone. Nothing is drawn over an open dialog.
  let left = ''
  document.addEventListener('htmx:beforeSwap', event => {
    const { target, requestConfig, xhr } = event.detail
    const open = requestConfig.verb === 'get' && xhr.status < 400 && $('dialog[open]', target)
    left = target.contains(document.activeElement) ? target.id : ''
    if (!open) return
    event.detail.shouldSwap = false
    const again = () => htmx.ajax('GET', requestConfig.path, { target, swap: 'outerHTML' })
    open.addEventListener('close', again, { once: true })
  })
  document.addEventListener('htmx:afterSettle', () => {
    const part = document.activeElement === document.body && left && document.getElementById(left)
    left = ''
    if (!part || part.closest('[data-own-keys]')) return
    part.tabIndex = -1
    part.focus()
  })

  // --- Dialogs: data-dialog names the one that a button opens; data-close closes the one that it is in.
  document.addEventListener('click', event => {
    const opener = event.target.closest('[data-dialog]')
    if (opener) {
      event.preventDefault()
      opener.closest('details.menu')?.removeAttribute('open')
      forgetProblems()
      document.getElementById(opener.dataset.dialog)?.showModal()
      return
    }
    if (event.target.closest('[data-close]')) event.target.closest('dialog')?.close()
    if (event.target.closest('[data-print]')) window.print()
    all('details.menu[open]').filter(menu => !menu.contains(event.target)).forEach(menu => menu.removeAttribute('open'))
  })

  // --- Files: dropped ones are chosen ones.
  for (const kind of ['dragover', 'dragleave', 'drop']) {
    document.addEventListener(kind, event => {
      const zone = event.target.closest?.('[data-drop]')
      if (!zone) return
      event.preventDefault()
      zone.classList.toggle('over', kind === 'dragover')
      const input = $('input[type=file]', zone)
      if (kind === 'drop' && event.dataTransfer.files.length > 0) {
        input.files = event.dataTransfer.files
        input.dispatchEvent(new Event('change', { bubbles: true }))
      }
    })
  }
  // A file that misses its place would replace the page
  for (const kind of ['dragover', 'drop']) window.addEventListener(kind, event => event.preventDefault())

  document.addEventListener('change', event => {
    const shown = event.target.type === 'file' && $('[data-file]', event.target.closest('[data-drop]') || undefined)
    if (shown) shown.textContent = [...event.target.files].map(file => file.name).join(', ')
  })
  // --- Columns of a sheet: the first values are those of the column that is chosen.
  document.addEventListener('change', event => {
    if (!event.target.matches('select[data-column]')) return
    const values = $('[data-values]:not(option)', event.target.closest('tr'))
    if (values) values.textContent = event.target.selectedOptions[0].dataset.values || ''
  })

  document.addEventListener('htmx:xhr:progress', event => {
    const bar = $('progress[data-sent]', event.target)
    if (bar && event.detail.lengthComputable) {
      bar.hidden = false
      bar.max = event.detail.total
      bar.value = event.detail.loaded
    }
  })

  // --- Keys: single letters outside of fields, and only while they are wanted.
  const places = { d: '/console', u: '/console/uploads', a: '/console/to-approve', s: '/console/suspense' }
  let leading = 0

  function inField(element) {
    return element.closest('input, select, textarea, [contenteditable], dialog[open], [data-own-keys]') !== null
  }

  function step(by) {
    const rows = all('table[data-rows] tbody tr').map(row => $('a, button', row)).filter(Boolean)
    const at = rows.findIndex(link => link.closest('tr').contains(document.activeElement))
    rows[Math.max(0, Math.min(rows.length - 1, at + by))]?.focus()
  }

  const keys = {
    '/': () => $('#find')?.focus(),
    '?': () => $('#keys')?.showModal(),
    g: () => { leading = Date.now() },
    n: () => { const link = $('a[data-new]'); if (link) location.assign(link.href) },
    j: () => step(1),
    k: () => step(-1),
  }

  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || inField(event.target)) return
    if (localStorage.getItem(KEYS_OFF) && event.key !== '?') return
    const place = Date.now() - leading < 1500 && places[event.key]
    leading = 0
    if (place && $(`.places a[href="${place}"]`)) {
      event.preventDefault()
      location.assign(place)
    } else if (keys[event.key]) {
      event.preventDefault()
      keys[event.key]()
    }
  })

  const wanted = $('#keys-on')
  if (wanted) {
    wanted.checked = !localStorage.getItem(KEYS_OFF)
    wanted.addEventListener('change', () => wanted.checked
      ? localStorage.removeItem(KEYS_OFF)
      : localStorage.setItem(KEYS_OFF, 'yes'))
  }

  // --- Long tables on a phone: the first cards, and the rest when they are wanted; the stylesheet has the same number.
  const CARDS_SHOWN = 8

  function shorten(table) {
    const rows = all('tbody tr', table)
    // What a form sends is seen
    if (rows.length <= CARDS_SHOWN + 2 || table.dataset.whole || table.closest('form')) return
    const more = document.createElement('button')
    more.type = 'button'
    more.className = 'button more-rows'
    more.textContent = `${document.body.dataset.more} (${rows.length - CARDS_SHOWN})`
    more.addEventListener('click', () => {
      table.dataset.whole = 'yes'
      table.classList.remove('short')
      more.remove()
      $('a, button', rows[CARDS_SHOWN])?.focus()
    })
    table.classList.add('short')
    table.after(more)
  }

  // --- What is shown for a while only: data-gone-after seconds.
  function prepare(root) {
    all('table.cards:not(.grid, .short)', root).forEach(shorten)
    for (const element of all('[data-gone-after]', root)) {
      const seconds = Number(element.dataset.goneAfter)
      element.removeAttribute('data-gone-after')
      setTimeout(() => element.remove(), seconds * 1000)
    }
  }
  prepare(document)
  // On a phone the place that one is in may lie outside of what is seen
  $('.places a[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
})()
