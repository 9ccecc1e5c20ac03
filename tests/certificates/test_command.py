import json

from certificates.__main__ import main

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
