"""The data in the package is what its tools make of botocore, and botocore can read it back."""

from __future__ import annotations

import json
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import botocore
import orjson
import pytest

from bellhop.wire.export import export

ROOT = Path(__file__).resolve().parents[2]
MODELS = ROOT / "src/bellhop/wire/models"
BOTOCORE = Path(botocore.__file__).parent / "data"
MAKE_MODELS = runpy.run_path(str(ROOT / "tools/make_models.py"))
MAKE_TYPES = runpy.run_path(str(ROOT / "tools/make_types.py"))
SERVICES = MAKE_MODELS["SERVICES"]
PARTS = MAKE_MODELS["PARTS"]
WHOLE = [service for service in SERVICES if service not in PARTS]
MOVED = {
    "ListConfigurationSets": "GET /v2/email/configuration-sets",
    "ListContacts": "GET /v2/email/contact-lists/{ContactListName}/contacts",
    "ListEmailIdentities": "GET /v2/email/identities",
    "ListImportJobs": "GET /v2/email/import-jobs",
    "PutEmailIdentityDkimSigningAttributes": "PUT /v1/email/identities/{EmailIdentity}/dkim/signing",
}


def bundled(service: str) -> dict:
    return orjson.loads((MODELS / f"{service}.json").read_bytes())


def test_every_service_is_there():
    assert sorted(file.stem for file in MODELS.glob("*.json")) == sorted(SERVICES)


def of_installed_botocore(service: str) -> dict:
    """The model as the installed botocore has it, if it still does."""
    model = MAKE_MODELS["compact"](BOTOCORE, service)
    if model is None:
        pytest.skip(f"botocore {botocore.__version__} no longer has {service}")
    return model


def assert_same(model: dict, fresh: dict, service: str) -> None:
    """Equal, but for what another botocore than the recorded one has changed: that is named, and skipped."""
    changed = {
        section: sorted(names)
        for section in fresh
        if (names := {name for name, _ in entries(model, section) ^ entries(fresh, section)})
    }
    made_from = bundled(service)["source"]["botocore"]
    if changed and made_from != botocore.__version__:
        pytest.skip(
            f"made from botocore {made_from}, {botocore.__version__} differs in {changed}: make models"
        )
    assert changed == {}


def entries(model: dict, section: str) -> set[tuple[str, str]]:
    found = model.get(section, {})
    items = found.items() if isinstance(found, dict) else ((name, None) for name in found)
    return {(name, json.dumps(item, sort_keys=True)) for name, item in items}


@pytest.mark.parametrize("service", SERVICES)
def test_bundled_model_is_what_the_installed_botocore_says(service):
    model = bundled(service)
    model["shapes"] = {name: shape for name, shape in model["shapes"].items() if "." not in name}
    assert_same(model, of_installed_botocore(service), service)


@pytest.mark.parametrize("service", SERVICES)
def test_bundled_file_is_written_as_its_tool_writes(service):
    text = (MODELS / f"{service}.json").read_text(encoding="utf-8")
    assert MAKE_MODELS["written"](json.loads(text)) == text


def test_operations_that_moved_keep_their_older_forms():
    forms = {
        name: [f"{form['http']['method']} {form['http']['requestUri']}" for form in forms]
        for service in SERVICES
        for name, forms in bundled(service)["formerly"].items()
    }
    assert forms == {name: [form] for name, form in MOVED.items()}


def test_moved_members_get_a_shape_of_their_own_and_the_others_stay():
    newest = {
        "operations": {
            "List": {"http": {"requestUri": "/list"}, "input": {"shape": "In"}, "output": {"shape": "Out"}}
        },
        "shapes": {
            "In": {"type": "structure", "members": {"Size": {"shape": "Int"}, "New": {"shape": "Int"}}},
            "Out": {"type": "structure", "members": {"Size": {"shape": "Int"}, "New": {"shape": "Int"}}},
            "Int": {"type": "integer"},
        },
    }
    old_in = {"type": "structure", "members": {"Size": {"shape": "Int", "location": "querystring"}}}
    old_out = {"type": "structure", "members": {"Size": {"shape": "Int"}}}
    older = {**newest, "shapes": {"In": old_in, "Out": old_out, "Int": {"type": "integer"}}}
    forms = MAKE_MODELS["formerly"](newest, [newest, older, older])
    assert forms == {
        "List": [{"http": {"requestUri": "/list"}, "input": {"shape": "In.1"}, "output": {"shape": "Out"}}]
    }
    assert newest["shapes"]["In.1"] == old_in


def test_documentation_goes_and_members_that_bear_its_name_stay():
    shape = {"type": "structure", "documentation": "<p>x", "members": {"documentation": {"shape": "S"}}}
    model = {"documentation": "<p>y", "shapes": {"documentation": shape}}
    assert MAKE_MODELS["without_prose"](model) == {
        "shapes": {"documentation": {"type": "structure", "members": {"documentation": {"shape": "S"}}}}
    }


@pytest.mark.parametrize(("name", "text"), MAKE_TYPES["stubs"]().items())
def test_stubs_are_what_their_tool_makes_of_the_models(name, text):
    assert (ROOT / "src/bellhop/types" / name).read_text(encoding="utf-8") == text, "run tools/make_types.py"


def test_no_other_stub_is_left_behind():
    assert {file.name for file in (ROOT / "src/bellhop/types").iterdir()} == set(MAKE_TYPES["stubs"]())


def test_of_some_services_a_part_is_kept():
    for service, kept in PARTS.items():
        model = bundled(service)
        assert sorted(model["operations"]) == sorted(kept)
        assert "RunInstances" in model["left_out"]
        assert not model["operations"].keys() & set(model["left_out"])
        assert all(name in kept or name in model["left_out"] for name in all_operations(service))


def all_operations(service: str) -> list[str]:
    folder = max(entry for entry in (BOTOCORE / service).iterdir() if entry.is_dir())
    return list(MAKE_MODELS["read"](folder, "service-2")["operations"])


@pytest.mark.parametrize("service", WHOLE)
def test_exported_model_equals_botocores(service, tmp_path):
    export(tmp_path)
    assert_same(MAKE_MODELS["compact"](tmp_path, service), of_installed_botocore(service), service)


CLIENT = """
import sys, boto3, botocore.loaders
botocore.loaders.Loader.BUILTIN_DATA_PATH = sys.argv[1]
session = boto3.Session("test", "test", region_name="us-east-1")
for service in sys.argv[2:]:
    client = session.client(service)
    pages = [name for name in client.meta.method_to_api_mapping if client.can_paginate(name)]
    print(service, client.meta.endpoint_url, len(pages), *client.waiter_names)
"""


def spoken(data: Path, models: Path | None) -> subprocess.CompletedProcess[str]:
    """A fresh interpreter whose botocore has `data` for its own, and perhaps our export."""
    environment = {"AWS_DATA_PATH": str(models)} if models else {}
    command = [sys.executable, "-c", CLIENT, str(data), *WHOLE]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def ended(tmp_path) -> Path:
    """A botocore's data folder after Amazon ended all our services."""
    folder = tmp_path / "ended"
    (folder / "sts").mkdir(parents=True)
    for file in BOTOCORE.glob("*.json"):
        shutil.copy(file, folder)
    return folder


def test_export_brings_back_clients_that_botocore_dropped(ended, tmp_path):
    without = spoken(ended, None)
    assert f"Unknown service: '{WHOLE[0]}'" in without.stderr
    export(tmp_path / "models")
    export(tmp_path / "models")
    answer = spoken(ended, tmp_path / "models")
    assert answer.stderr == ""
    lines = dict(line.split(" ", 1) for line in answer.stdout.splitlines())
    assert lines["pinpoint"] == "https://pinpoint.us-east-1.amazonaws.com 0"
    assert lines["ssm"].startswith("https://ssm.us-east-1.amazonaws.com")
    assert lines["ssm"].endswith("command_executed")
    assert lines.keys() == set(WHOLE)
    assert {folder.name for folder in (tmp_path / "models").iterdir()} == set(WHOLE)
