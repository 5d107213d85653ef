"""What the rest of the house asks of a model: names, errors, laziness."""

from __future__ import annotations

import subprocess
import sys

import pytest
from botocore import xform_name

from bellhop.wire.model import SERVICES, ServiceModel, service

from .clients import SERVICES as BUNDLED


def test_every_bundled_model_is_a_service():
    assert sorted(SERVICES) == BUNDLED


def test_another_name_is_none():
    with pytest.raises(LookupError, match="no model of s3"):
        service("s3")


@pytest.mark.parametrize("name", SERVICES)
def test_functions_are_named_as_in_boto3(name):
    operations = service(name).operations

    assert [each.function for each in operations.values()] == [xform_name(each) for each in operations]


@pytest.mark.parametrize(
    ("name", "code", "shape", "wire", "status"),
    [
        ("ses", "MessageRejected", "MessageRejected", "MessageRejected", 400),
        (
            "ses",
            "TemplateDoesNotExistException",
            "TemplateDoesNotExistException",
            "TemplateDoesNotExist",
            400,
        ),
        ("ses", "TemplateDoesNotExist", "TemplateDoesNotExistException", "TemplateDoesNotExist", 400),
        ("sesv2", "NotFoundException", "NotFoundException", "NotFoundException", 404),
        ("ssm", "ParameterNotFound", "ParameterNotFound", "ParameterNotFound", 400),
        ("ssm", "InternalServerError", "InternalServerError", "InternalServerError", 500),
    ],
)
def test_an_error_is_known_by_its_shape_and_its_code(name, code, shape, wire, status):
    assert service(name).errors[code] == (shape, wire, status)


def test_an_older_form_is_the_same_operation():
    older = {operation.name: operation for operation in service("sesv2").former}

    assert older["ListContacts"].function == "list_contacts"
    assert older["ListContacts"].http["method"] == "GET"
    assert service("sesv2").operations["ListContacts"].http["method"] == "POST"


def test_a_call_loads_the_model_of_its_own_service_alone():
    program = (
        "from bellhop.wire import model, routing\n"
        "from bellhop.wire.http import Request\n"
        "routing.route(Request('POST', '/', headers={'x-amz-target': 'AmazonSSM.GetParameter'}), None)\n"
        "print(model.service.cache_info().currsize)"
    )

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "1"


def test_nothing_is_compiled_before_it_is_called():
    shapes = {"Broken": {"type": "structure", "members": {"A": {"shape": "Missing"}}}}
    form = {"http": {"method": "POST", "requestUri": "/"}, "input": {"shape": "Broken"}}
    data = {"metadata": {"protocol": "json"}, "shapes": shapes, "operations": {"Do": form}}

    assert ServiceModel("example", data).operations["Do"].function == "do"
