import json
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from certificates import Authority
from certificates.__main__ import PASSWORD, main

from . import keys
from .make import certificate


def stored(folder, *facts):
    path = folder / "facts.json"
    path.write_text(json.dumps(facts), "utf-8")
    return str(path)


def test_it_writes_one_file_each_and_a_print_run(tmp_path):
    facts = stored(tmp_path, certificate(1).to_dict(), certificate(2).to_dict())

    assert main(["render", facts, "--design", "classic", "--out", str(tmp_path / "out")]) == 0

    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "print-run.pdf", "นบ-๔-๐๐๑.pdf", "นบ-๔-๐๐๒.pdf"]


def test_a_number_cannot_lead_out_of_the_folder(tmp_path):
    facts = stored(tmp_path, certificate(number="../../๑").to_dict())

    main(["render", facts, "--out", str(tmp_path / "out")])

    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["print-run.pdf", "๑.pdf"]


def test_wrong_facts_are_a_sentence_and_nothing_is_written(tmp_path, capsys):
    facts = stored(tmp_path, certificate(1).to_dict(), {"name": "นายสมชาย"})

    assert main(["render", facts, "--out", str(tmp_path / "out")]) == 1

    assert "Missing facts: completed" in capsys.readouterr().err and not (tmp_path / "out").exists()


def test_a_file_that_is_not_json_is_a_sentence(tmp_path, capsys):
    (tmp_path / "facts.json").write_bytes(b"\xff\xfe{")

    assert main(["render", str(tmp_path / "facts.json"), "--out", str(tmp_path / "out")]) == 1

    assert "cannot be read as JSON" in capsys.readouterr().err


@pytest.fixture
def trusted(tmp_path):
    """A key of today's, and the certificate of the authority that made it; gives their files."""
    authority = Authority.make("ทดสอบ", datetime.now(UTC))
    _key, pem = authority.issue("สถาบันตัวอย่าง", datetime.now(UTC))
    (tmp_path / "key.pem").write_bytes(pem)
    (tmp_path / "ca.pem").write_bytes(authority.certificate.public_bytes(Encoding.PEM))
    return str(tmp_path / "key.pem"), str(tmp_path / "ca.pem")


def sealed_file(tmp_path, key):
    main(["render", stored(tmp_path, certificate(number="๑").to_dict()), "--key", key, "--out", str(tmp_path / "out")])
    return tmp_path / "out" / "๑.pdf"


def test_with_a_key_it_seals_and_verify_says_so(tmp_path, trusted, capsys):
    key, ca = trusted
    file = sealed_file(tmp_path, key)

    assert main(["verify", str(file), "--trust", ca]) == 0

    assert "exactly as สถาบันตัวอย่าง sealed it" in capsys.readouterr().out


def test_an_altered_file_is_said_and_told_by_the_exit_status(tmp_path, trusted, capsys):
    key, ca = trusted
    file = sealed_file(tmp_path, key)
    file.write_bytes(file.read_bytes() + b" ")

    assert main(["verify", str(file), "--trust", ca]) == 1

    assert "1 bytes were added" in capsys.readouterr().out


def test_without_trust_the_signer_is_a_stranger(tmp_path, trusted):
    assert main(["verify", str(sealed_file(tmp_path, trusted[0]))]) == 4


def test_a_file_without_seal_is_told_by_the_exit_status(tmp_path, capsys):
    main(["render", stored(tmp_path, certificate(number="๑").to_dict()), "--out", str(tmp_path)])

    assert main(["verify", str(tmp_path / "๑.pdf")]) == 3

    assert "not sealed" in capsys.readouterr().out


@pytest.mark.parametrize("words", [["verify", "/nowhere.pdf"], ["verify", __file__, "--trust", __file__]])
def test_a_file_that_is_not_there_or_holds_no_certificate_is_said(words, capsys):
    assert main(words) == 1

    assert capsys.readouterr().err


def test_a_wrong_password_is_said_before_anything_is_written(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv(PASSWORD, "wrong")
    (tmp_path / "key.pem").write_bytes(keys.key_file())

    done = main(["render", stored(tmp_path, certificate().to_dict()), "--key", str(tmp_path / "key.pem"),
                 "--out", str(tmp_path / "out")])

    assert (done, "password" in capsys.readouterr().err, (tmp_path / "out").exists()) == (1, True, False)


@pytest.mark.parametrize("words", [["--help"], ["render", "--help"], ["verify", "--help"]])
def test_it_explains_itself(words, capsys):
    with pytest.raises(SystemExit) as end:
        main(words)

    assert end.value.code == 0 and "usage: python -m certificates" in capsys.readouterr().out
