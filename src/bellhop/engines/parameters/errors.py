"""How Parameter Store refuses, in AWS's codes and sentences."""

from __future__ import annotations

from bellhop.wire.refusal import Refusal


class Invalid(Refusal):
    """The request breaks a rule that the model does not know."""

    def __init__(self, message: str) -> None:
        super().__init__("ValidationException", message, 400)


class ParameterNotFound(Refusal):
    def __init__(self, name: str) -> None:
        super().__init__("ParameterNotFound", f"Parameter {name} not found.")


class ParameterVersionNotFound(Refusal):
    def __init__(self, name: str, selector: str) -> None:
        what = f"version {selector}" if selector.isdigit() else f"label {selector}"
        super().__init__(
            "ParameterVersionNotFound",
            f"Systems Manager could not find {what} of {name}. Verify the version and try again.",
        )


class ParameterAlreadyExists(Refusal):
    def __init__(self) -> None:
        super().__init__(
            "ParameterAlreadyExists",
            "The parameter already exists. To overwrite this value, set the overwrite option in the request "
            "to true.",
        )


class ReservedName(Refusal):
    """Names that begin with "aws" are Amazon's own."""

    def __init__(self, name: str) -> None:
        super().__init__("AccessDeniedException", f"No access to reserved parameter name: {name}.", 400)


class TooDeep(Refusal):
    def __init__(self) -> None:
        super().__init__(
            "HierarchyLevelLimitExceededException",
            "A hierarchy can have a maximum of 15 levels. For more information, see Requirements and "
            "constraints for parameter names in the AWS Systems Manager User Guide.",
        )


class TypeChanged(Refusal):
    def __init__(self) -> None:
        super().__init__(
            "HierarchyTypeMismatchException",
            "Parameter Store doesn't support changing a parameter type in a hierarchy. For example, you "
            "can't change a parameter from a String type to a SecureString type. You must create a new, "
            "unique parameter.",
        )


class InvalidAllowedPattern(Refusal):
    def __init__(self) -> None:
        super().__init__(
            "InvalidAllowedPatternException", "The request does not meet the regular expression requirement."
        )


class PatternMismatch(Refusal):
    def __init__(self, pattern: str) -> None:
        super().__init__(
            "ParameterPatternMismatchException",
            f"Parameter value, cannot be validated against allowedPattern: {pattern}",
        )
