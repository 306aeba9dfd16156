"""What a shell runs at Tab, for `--show-completion` and `--install-completion`.

Typer's own scripts let the shell split and expand what is offered: a name with a blank comes apart, one with
a star becomes files. These hand over the line as typed and take each offer as it stands. The placeholders are
Typer's, so a per cent sign is written twice. Nothing that goes wrong is shown: it would stand in the middle
of a line that somebody is typing.
"""

from __future__ import annotations

BASH = r"""
%(complete_func)s() {
    local -a found
    mapfile -t found < <(
        %(autocomplete_var)s=complete_bash COMP_LINE="${COMP_LINE:0:COMP_POINT}" \
            COMP_WORDBREAKS="$COMP_WORDBREAKS" "$1" 2>/dev/null </dev/null
    )
    COMPREPLY=("${found[@]}")
    if [[ ${#found[@]} == 1 && ${found[0]} == *= ]]; then
        compopt -o nospace
    fi
}

complete -o default -o nosort -F %(complete_func)s %(prog_name)s
"""

ZSH = r"""
#compdef %(prog_name)s

%(complete_func)s() {
  local -a typed lines open open_shown whole whole_shown
  local line value shown tab=$'\t'
  typed=("${(@Q)words[1,CURRENT-1]}" "${(Q)PREFIX}")
  lines=("${(@f)$(%(autocomplete_var)s=complete_zsh _TRACKER_WORDS="${(pj:\n:)typed}" \
    "${(Q)words[1]}" 2>/dev/null </dev/null)}")
  for line in $lines; do
    value=${line%%%%$tab*}
    shown=$value
    if [[ $line == *$tab?* ]]; then
      shown="$value  -- ${line#*$tab}"
    fi
    if [[ "$value" == *= ]]; then
      open+=("$value")
      open_shown+=("$shown")
    else
      whole+=("$value")
      whole_shown+=("$shown")
    fi
  done
  if (( $#open + $#whole == 0 )); then
    _files
    return
  fi
  (( $#open )) && compadd -S '' -l -V open -d open_shown -a open
  (( $#whole )) && compadd -l -V whole -d whole_shown -a whole
  return 0
}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  %(complete_func)s "$@"
else
  compdef %(complete_func)s %(prog_name)s
fi
"""

FISH = r"""
function %(complete_func)s
    set -l found (%(autocomplete_var)s=complete_fish _TRACKER_LINE=(commandline -cp | string collect) \
        %(prog_name)s 2>/dev/null </dev/null)
    if set -q found[1]
        printf '%%s\n' $found
    else
        __fish_complete_path (commandline -ct)
    end
end

complete --command %(prog_name)s --no-files --keep-order --arguments '(%(complete_func)s)'
"""
