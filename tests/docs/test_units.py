"""The systemd units of the guide are ones that systemd understands."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.docs.markdown import ROOT, read_page

GUIDE = ROOT / "docs" / "guides" / "reminders-and-backups.md"


def verify(home: Path) -> subprocess.CompletedProcess[str]:
    """Write the guide's units into a home that has tracker, and let systemd look at them."""
    program = home / ".local" / "bin" / "tracker"
    program.parent.mkdir(parents=True)
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    page = read_page(GUIDE)
    blocks = [block for block in page.blocks if block.language == "ini"]
    units = [home / block.notes["file"] for block in blocks]
    for unit, block in zip(units, blocks, strict=True):
        unit.write_text("\n".join([*page.text_of(block), ""]), "utf-8")
    assert len(units) == 4
    return subprocess.run(
        ["systemd-analyze", "--user", "verify", *map(str, units)],
        env={"PATH": os.environ["PATH"], "HOME": str(home), "XDG_RUNTIME_DIR": str(home)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="needs systemd-analyze")
def test_systemd_understands_the_units(tmp_path: Path) -> None:
    result = verify(tmp_path)
    assert (result.returncode, result.stderr) == (0, "")
