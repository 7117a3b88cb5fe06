"""`onrecord seal`: what is sealed is looked after by `check`, goes into the site, and is verified by whoever has the site
alone, with the tools that the handbook names."""

import json
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from onrecord.site import sums
from tests.building import PROJECT
from tests.projects import RECORD, golden_project, onrecord
from tests.test_handbook import BLOCK

HANDBOOK = PROJECT / "docs" / "handbook" / "sealing.md"
SEAL = Path("docs", "record", "seal.json")


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that was sealed and says so, and its site in a folder to open from a disk."""
    project = golden_project(tmp_path_factory.mktemp("sealed"))
    ran = onrecord(project, "seal")
    assert ran.returncode == 0
    told = re.search(r"^write '(sealed: [0-9a-f]{64})' under 'about'", ran.stdout, re.MULTILINE)
    assert told
    change(project, "about:\n", f"about:\n  {told[1]}\n")
    (project / f"{SEAL}.old.tsr").write_bytes(b"\xff a signature")
    assert onrecord(project, "build", "--offline").returncode == 0
    return project


@pytest.fixture
def project(sealed: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sealed, tmp_path / "project"))


def change(project: Path, was: str, becomes: str) -> None:
    text = (project / RECORD).read_text("utf-8")
    assert was in text
    (project / RECORD).write_text(text.replace(was, becomes, 1), "utf-8")


def test_a_second_seal_goes_on_from_the_first(project: Path) -> None:
    first = json.loads((project / SEAL).read_text("utf-8"))
    assert "nothing has changed since" in onrecord(project, "seal").stdout
    assert json.loads((project / SEAL).read_text("utf-8")) == first
    correction = "{on: 2099-01-01, field: says, was: none, because: We misread it.}"
    change(
        project, "says: three dockers were injured", f"corrections: [{correction}]\n    says: three dockers were hurt"
    )
    ran = onrecord(project, "seal")
    assert (ran.returncode, ran.stderr) == (0, "")
    seals = json.loads((project / SEAL).read_text("utf-8"))["seals"]
    assert [seals[0]["root"], len(seals)] == [first["seals"][0]["root"], 2]
    assert seals[1]["root"] in ran.stdout


def test_a_silent_change_is_an_error_everywhere(project: Path) -> None:
    before = (project / SEAL).read_bytes()
    change(project, "says: three dockers were injured", "says: four dockers were injured")
    for command in ("check", "seal"):
        ran = onrecord(project, command)
        assert ran.returncode == 1
        assert "[sealed-changed]" in ran.stdout
    assert onrecord(project, "build").returncode == 1
    assert (project / SEAL).read_bytes() == before


def test_a_seal_that_is_gone_is_an_error_everywhere(project: Path) -> None:
    (project / SEAL).unlink()
    for command in ("check", "seal", "build"):
        ran = onrecord(project, command)
        assert ran.returncode == 1
        assert "[seal-missing]" in ran.stdout + ran.stderr
    assert not (project / SEAL).exists()


def test_another_row_of_seals_is_found_by_who_has_the_site_alone(project: Path) -> None:
    site = project / "site-offline"
    data = site / "data" / "record.json"
    data.write_text(re.sub(r'"sealed": ?"[0-9a-f]+"', f'"sealed":"{"a" * 64}"', data.read_text("utf-8")), "utf-8")
    sums.write_sums(site)
    ran = onrecord(project, "seal", "--verify", "site-offline")
    assert (ran.returncode, "[seal-missing]" in ran.stdout) == (1, True)


def test_who_has_the_site_alone_verifies_it(project: Path) -> None:
    site = project / "site-offline"
    ran = onrecord(site, "seal", "--verify", ".")
    assert (ran.returncode, len(ran.stdout.splitlines())) == (0, 1)
    assert ran.stdout.startswith("seal.json: sealed on ")
    assert ran.stdout.endswith("; 10 as sealed, 0 other, 0 new\n")
    assert (site / "seal.json").read_bytes() == (project / SEAL).read_bytes()
    assert (site / "seal.json.old.tsr").read_bytes() == b"\xff a signature"


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("index.html", "index.html:1:1: this file is another than when the site was made"),
        ("assets/tables.js", "assets/tables.js:1:1: this file is another"),
        ("new.html", "new.html:1:1: this file is not in the list"),
    ],
)
def test_a_file_of_a_site_that_is_another_is_named(project: Path, path: str, told: str) -> None:
    (project / "site-offline" / path).write_text("x", "utf-8")
    ran = onrecord(project, "seal", "--verify", "site-offline")
    assert ran.returncode == 1
    assert f"site-offline/{told}" in ran.stdout


def test_a_claim_that_is_another_is_found_though_the_list_was_made_anew(project: Path) -> None:
    site = project / "site-offline"
    file = site / "data" / "record.json"
    file.write_text(
        file.read_text("utf-8").replace("three dockers were injured, and", "four dockers were injured, and"), "utf-8"
    )
    sums.write_sums(site)
    ran = onrecord(project, "seal", "--verify", "site-offline")
    assert ran.returncode == 1
    assert re.search(r"^site-offline/data/record\.json:\d+:\d+: 'says' of claim 'office-three-injured'", ran.stdout)


def test_what_is_missing_is_named(project: Path) -> None:
    (project / "site-offline" / "index.html").unlink()
    assert "index.html:1:1: this file is missing" in onrecord(project, "seal", "--verify", "site-offline").stdout
    for path in ("nowhere", "docs"):
        ran = onrecord(project, "seal", "--verify", path)
        assert (ran.returncode, ran.stderr.count("\n")) == (2, 1)


def test_a_proof_can_be_checked_alone(project: Path, tmp_path: Path) -> None:
    ran = onrecord(project, "seal", "--proof", "office-three-injured")
    assert ran.returncode == 0
    (tmp_path / "proof.json").write_text(ran.stdout, "utf-8", newline="\n")
    assert onrecord(tmp_path, "seal", "--verify", "proof.json").returncode == 0
    (tmp_path / "proof.json").write_text(ran.stdout.replace("three dockers", "four dockers"), "utf-8", newline="\n")
    assert onrecord(tmp_path, "seal", "--verify", "proof.json").returncode == 1
    assert onrecord(project, "seal", "--proof", "office-three-injurd").returncode == 2
    (project / SEAL).unlink()
    change(project, "  sealed: ", "  # sealed: ")
    assert onrecord(project, "seal", "--proof", "office-three-injured").returncode == 2


def test_the_web_site_has_the_list_too(project: Path) -> None:
    assert onrecord(project, "build").returncode == 0
    assert onrecord(project, "seal", "--verify").returncode == 0


def test_the_list_holds_names_that_would_break_its_lines(tmp_path: Path) -> None:
    for name in ("a b.txt", "a\nb.txt", "a\\b.txt", "é.txt"):
        (tmp_path / name).write_text(name, "utf-8")
    sums.write_sums(tmp_path)
    assert [*sums.differing(tmp_path)] == []
    assert ran_here("sha256sum --check --quiet SHA256SUMS.txt", tmp_path) == ""
    (tmp_path / "a\nb.txt").write_text("x", "utf-8")
    assert [*sums.differing(tmp_path)] == [("a\nb.txt", "is another than when the site was made")]


TOOLS = ("sha256sum", "ssh-keygen", "gpg", "openssl", "minisign", "ots")
"""The tools by which the handbook lets a seal be signed, stamped and verified."""


def commands_of(tool: str) -> list[str]:
    """The commands of the handbook with a tool, in their order."""
    lines = [
        line
        for match in BLOCK.finditer(HANDBOOK.read_text("utf-8"))
        if match[2] == "sh"
        for line in match[3].split("\n")
    ]
    return [line.split("  #")[0].strip() for line in lines if line.startswith(f"{tool} ")]


def ran_here(command: str, folder: Path) -> str:
    """What went wrong with a command of the handbook; empty, if nothing did."""
    environment = {"HOME": str(folder), "GNUPGHOME": str(folder), "PATH": "/usr/bin:/bin:/usr/local/bin"}
    into = command.partition(" < ")
    given = (folder / into[2]).read_bytes() if into[2] else b""
    done = subprocess.run(
        shlex.split(into[0]), cwd=folder, env=environment, input=given, capture_output=True, check=False
    )
    return f"{command}: {done.stderr.decode()}" if done.returncode else ""


def prepare(tool: str, folder: Path) -> None:
    """The keys that a person would have, in a folder of the test."""
    if tool == "ssh-keygen":
        assert ran_here("ssh-keygen -q -t ed25519 -N '' -f key", folder) == ""
        public = (folder / "key.pub").read_text("utf-8")
        (folder / "signers").write_text(f"editor@example.org {public}", "utf-8")
    if tool == "gpg":
        folder.chmod(0o700)
        assert (
            ran_here("gpg --batch --passphrase '' --quick-generate-key editor@example.org ed25519 sign", folder) == ""
        )
    if tool == "openssl":
        stamp_server(folder)


def stamp_server(folder: Path) -> None:
    """An authority for time stamps of the test's own."""
    (folder / "tsa.cnf").write_text(
        "[tsa]\ndefault_tsa=t\n[t]\nserial=serial\ncrypto_device=builtin\nsigner_digest=sha256\ndefault_policy=1.2.3.4\n"
        "digests=sha256\naccuracy=secs:1\nordering=no\ntsa_name=no\ness_cert_id_chain=no\ness_cert_id_alg=sha256\n"
        "[e]\nextendedKeyUsage=critical,timeStamping\n",
        "utf-8",
    )
    for command in (
        "openssl req -x509 -newkey rsa:2048 -nodes -keyout authority.key -out authority.pem -subj /CN=stamps -days 2",
        "openssl req -newkey rsa:2048 -nodes -keyout tsa.key -out tsa.csr -subj /CN=tsa",
        "openssl x509 -req -in tsa.csr -CA authority.pem -CAkey authority.key -set_serial 2 -extfile tsa.cnf -extensions e "
        "-out tsa.pem",
    ):
        assert ran_here(command, folder) == ""


def answer(folder: Path) -> None:
    """What the authority answers to a request."""
    command = (
        "openssl ts -reply -config tsa.cnf -queryfile seal.json.tsq -signer tsa.pem -inkey tsa.key -out seal.json.tsr"
    )
    assert ran_here(command, folder) == ""


@pytest.mark.parametrize("tool", TOOLS)
def test_a_seal_is_signed_and_verified_as_the_handbook_says(tool: str, sealed: Path, tmp_path: Path) -> None:
    commands = commands_of(tool)
    assert commands
    if not shutil.which(tool):
        pytest.skip(f"{tool} is not installed here")
    folder = Path(shutil.copytree(sealed / "site-offline", tmp_path / "site"))
    prepare(tool, folder)
    for number, command in enumerate(commands):
        assert ran_here(command, folder) == ""
        if tool == "openssl" and not number:
            answer(folder)
    (folder / "seal.json").write_text("{}", "utf-8")
    assert ran_here(commands[-1], folder) != ""
