// The correction grid: moving, editing, pasting blocks, undoing; grid-writes.js sends what is written, grid-blocks.js reads blocks.
(() => {
  'use strict'
  const table = document.getElementById('grid')
  if (!table) return
  const NARROW = matchMedia('(max-width: 760px)')
  const $ = (selector, root = document) => root.querySelector(selector)
  const all = (selector, root = document) => [...root.querySelectorAll(selector)]
  const rows = () => all('tbody tr', table)
  const cells = row => all('td.cell[tabindex]', row)
  const cellOf = element => element.closest?.('td.cell[tabindex]')
  const text = cell => $('.text', cell).textContent
  const { write, undo, release, written } = window.musterGridWrites
  const blocks = window.musterGridBlocks

  // Where the person is, by row and column, so that it outlives a row that is drawn anew
  let at = null
  let anchor = null

  const place = cell => ({ row: Number(cell.parentNode.dataset.row), col: Number(cell.dataset.col) })
  const find = where => where && document.getElementById(`c${where.row}-${where.col}`)

  function focus(cell, extend = false) {
    if (!cell) return
    all('[tabindex="0"]', table).forEach(other => { other.tabIndex = -1 })
    cell.tabIndex = 0
    at = place(cell)
    if (!extend) anchor = at
    cell.focus()
    // The edit that ended so has had its row drawn anew
    if (!cell.isConnected) find(at)?.focus()
    // Focus alone is content with what lies under a column or a bar that stays
    find(at)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    paint()
  }

  /** The block between the anchor and the cell that has the focus, as rows of cells. */
  function block() {
    const from = find(anchor) || find(at)
    const to = find(at)
    if (!to) return []
    const lines = rows()
    const [a, b] = [from, to].map(cell => [lines.indexOf(cell.parentNode), cells(cell.parentNode).indexOf(cell)])
    return lines.slice(Math.min(a[0], b[0]), Math.max(a[0], b[0]) + 1)
      .map(line => cells(line).slice(Math.min(a[1], b[1]), Math.max(a[1], b[1]) + 1))
  }

  function paint() {
    all('.picked', table).forEach(cell => cell.classList.remove('picked'))
    const picked = block()
    if (picked.length > 1 || picked[0]?.length > 1) picked.flat().forEach(cell => cell.classList.add('picked'))
  }

  function move(down, right, extend) {
    const cell = find(at)
    const lines = rows().filter(line => cells(line).length > 0)
    const line = lines.indexOf(cell.parentNode)
    const inLine = cells(cell.parentNode)
    const to = cells(lines[Math.max(0, Math.min(lines.length - 1, line + down))])
    focus(to[Math.max(0, Math.min(to.length - 1, inLine.indexOf(cell) + right))], extend)
  }

  /** The next wrong cell behind the one with the focus, or before it; none behind the last. */
  function nextBad(by) {
    const bad = all('td.cell.bad[tabindex]', table)
    const here = find(at)
    const next = by > 0
      ? bad.find(cell => here.compareDocumentPosition(cell) & Node.DOCUMENT_POSITION_FOLLOWING)
      : bad.reverse().find(cell => here.compareDocumentPosition(cell) & Node.DOCUMENT_POSITION_PRECEDING)
    if (!next) return false
    show(next.parentNode)
    focus(next)
    return true
  }

  // --- Editing
  function edit(cell, first) {
    if (!cell || $('input', cell)) return
    const where = place(cell)
    const before = text(cell)
    const input = document.createElement('input')
    input.value = first ?? before
    input.setAttribute('aria-label', cell.dataset.label)
    input.autocomplete = 'off'
    $('.text', cell).hidden = true
    cell.append(input)
    input.focus()
    if (first === undefined) input.select()
    let done = false
    const leave = keep => {
      if (done) return
      done = true
      const after = input.value
      input.remove()
      $('.text', cell).hidden = false
      release(cell.parentNode)
      if (keep && after !== before) write([{ ...where, text: after }], 'typed')
    }
    // Another window ends no edit, and a problem that takes the focus keeps no half of a number
    input.addEventListener('blur', event => {
      if (document.activeElement !== input) leave(event.relatedTarget?.id !== 'problem')
    })
    input.addEventListener('keydown', event => {
      event.stopPropagation()
      if (!['Enter', 'Escape', 'Tab'].includes(event.key) || event.isComposing) return
      leave(event.key !== 'Escape')
      focus(find(where))
      if (event.key === 'Enter' && !event.ctrlKey && !NARROW.matches) move(event.shiftKey ? -1 : 1, 0)
      if (event.key === 'Tab') nextBad(event.shiftKey ? -1 : 1)
      event.preventDefault()
    })
  }

  const keys = {
    ArrowDown: event => event.altKey ? advise() : move(1, 0, event.shiftKey),
    ArrowUp: event => move(-1, 0, event.shiftKey),
    ArrowRight: event => move(0, 1, event.shiftKey),
    ArrowLeft: event => move(0, -1, event.shiftKey),
    Home: event => move(event.ctrlKey ? -1e6 : 0, -1e6, event.shiftKey),
    End: event => move(event.ctrlKey ? 1e6 : 0, 1e6, event.shiftKey),
    Enter: event => event.ctrlKey ? written().then(() => $('#send-open:enabled')?.click()) : edit(find(at)),
    F2: () => edit(find(at)),
    Delete: () => write(block().flat().filter(cell => text(cell) !== '').map(cell => ({ ...place(cell), text: '' })), 'typed'),
  }

  function advise() {
    const row = find(at).parentNode
    const advice = $('.advice button', row) || $('.advice a', row)
    advice?.focus()
  }

  table.addEventListener('keydown', event => {
    if (['BUTTON', 'A'].includes(event.target.tagName) && event.key === 'Escape') {
      focus(find(at) || cells(event.target.closest('tr'))[0])
      return
    }
    if (!cellOf(event.target)) return
    const control = event.ctrlKey || event.metaKey
    if (event.key === 'Tab' && !control) {
      if (nextBad(event.shiftKey ? -1 : 1)) event.preventDefault()
    } else if (control && event.key.toLowerCase() === 'z') {
      event.preventDefault()
      undo()
    } else if (keys[event.key]) {
      event.preventDefault()
      keys[event.key](event)
    } else if (event.key.length === 1 && !control && !event.altKey) {
      event.preventDefault()
      edit(find(at), event.key)
    }
  })

  table.addEventListener('mousedown', event => {
    const cell = cellOf(event.target)
    if (!cell || event.target.tagName === 'INPUT') return
    event.preventDefault()
    focus(cell, event.shiftKey)
  })
  table.addEventListener('focusin', event => {
    const cell = cellOf(event.target)
    if (cell && find(at) !== cell) focus(cell)
  })
  table.addEventListener('dblclick', event => edit(cellOf(event.target)))
  table.addEventListener('click', event => {
    const fix = event.target.closest('[data-fix]')
    const start = event.target.closest('[data-start]')
    if (start) {
      edit(document.getElementById(`c${start.dataset.row}-${start.dataset.col}`), start.dataset.start)
    } else if (fix) {
      at = { row: Number(fix.dataset.row), col: Number(fix.dataset.col) }
      anchor = at
      write([{ ...at, text: fix.dataset.fix }], fix.dataset.how)
    } else if (NARROW.matches && cellOf(event.target)) {
      edit(cellOf(event.target))
    }
  })

  // --- Blocks to and from a spreadsheet program
  document.addEventListener('copy', event => {
    if (!cellOf(document.activeElement) || document.activeElement.tagName === 'INPUT') return
    event.preventDefault()
    event.clipboardData.setData('text/plain', blocks.written(block().map(line => line.map(text))))
  })

  document.addEventListener('paste', event => {
    const cell = cellOf(document.activeElement)
    if (!cell || document.activeElement.tagName === 'INPUT') return
    event.preventDefault()
    const lines = blocks.read(event.clipboardData.getData('text/plain'))
    const picked = block()
    if (lines.length === 1 && lines[0].length === 1 && picked.flat().length > 1) {
      write(picked.flat().map(each => ({ ...place(each), text: lines[0][0] })), 'pasted')
      return
    }
    // It goes where the picked block begins, whole or not at all
    const [[first]] = picked
    const under = rows().slice(rows().indexOf(first.parentNode)).slice(0, lines.length)
    const left = cells(first.parentNode).indexOf(first)
    const misfit = blocks.misfit(lines, under, cells, left)
    if (misfit) blocks.refuse(misfit)
    else write(lines.flatMap((line, down) => line.map((each, right) => ({ ...place(cells(under[down])[left + right]), text: each }))), 'pasted')
  })

  // --- Rows that were drawn anew, and the dialog of replacements
  // htmx gives a new row the attributes of the old one and takes them back when it settles: the row in sight is set last
  function restore() {
    if (!$('tbody tr.now', table)) show(at && document.getElementById(`r${at.row}`) || rows()[0])
    if (document.activeElement === document.body) focus(find(at), true)
  }
  for (const kind of ['htmx:oobAfterSwap', 'htmx:afterRequest', 'htmx:afterSettle']) document.addEventListener(kind, restore)
  document.addEventListener('htmx:configRequest', event => {
    if (event.detail.path.endsWith('/replacements')) event.detail.parameters.set('step', crypto.randomUUID())
  })

  // What was looked at is not what is asked for any more
  $('#replace-form')?.addEventListener('input', () => $('#replace-look').replaceChildren())

  // What was being typed when the session ended is typed on
  document.addEventListener('muster:kept', event => {
    const { typing } = event.detail
    const cell = find(typing)
    if (!cell) return
    show(cell.parentNode)
    focus(cell)
    edit(cell, typing.text)
  })

  // --- A phone shows a row at a time
  const steps = $('[data-one]')
  const now = () => $('tbody tr.now', table) || rows()[0]

  function show(row) {
    rows().forEach(other => other.classList.toggle('now', other === row))
    $('[data-place]').textContent = `${rows().indexOf(row) + 1} / ${rows().length}`
  }

  steps?.addEventListener('click', event => {
    const by = Number(event.target.closest('[data-step]')?.dataset.step || 0)
    if (by) show(rows()[Math.max(0, Math.min(rows().length - 1, rows().indexOf(now()) + by))])
  })

  table.classList.add('single')
  steps.hidden = false
  // It begins with the row that was asked for, else with the first
  const asked = document.getElementById(`r${table.dataset.at}`)
  const begins = root => root && ($('td.cell.bad[tabindex]', root) || $('td.cell[tabindex]', root))
  const first = begins(asked) || begins(table)
  show(asked || rows()[0])
  if (first) first.tabIndex = 0
  if (first) at = anchor = place(first)
  if (asked) {
    asked.tabIndex = -1
    if (asked.contains(first)) focus(first)
    else asked.focus()
  }
})()
