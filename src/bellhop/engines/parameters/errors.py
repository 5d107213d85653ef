"""How Parameter Store refuses, in AWS's codes and sentences."""

from __future__ import annotations

from bellhop.wire.refusal import Refusal


class Invalid(Refusal):
    """The request breaks a rule that the model does not know."""

    def __init__(self, message: str) -> None:
        super().__init__("ValidationException", message, 400)


class ParameterNotFound(Refusal):
    def __init__(self, name: str, message: str = "") -> None:
        super().__init__("ParameterNotFound", message or f"Parameter {name} not found.")


class ParameterVersionNotFound(Refusal):
    def __init__(self, name: str, selector: str) -> None:
        what = f"version {selector}" if selector.isdigit() else f"label {selector}"
        super().__init__(
            "ParameterVersionNotFound",
            f"Systems Manager could not find {what} of {name}. Verify the version and try again.",
        )


class InvalidPointer(Invalid):
    def __init__(self) -> None:
        super().__init__(
            "Invalid parameter name. Please use correct syntax for referencing a version/label  "
            "<name>:<version/label>"
        )


class NotShared(Refusal):
    """Another account's parameter, which it has not shared with whoever asks."""

    def __init__(self, who: str, action: str, arn: str) -> None:
        super().__init__(
            "AccessDeniedException",
            f"User: {who} is not authorized to perform: {action} on resource: {arn} because no "
            f"resource-based policy allows the {action} action",
            400,
        )


class ParameterLimitExceeded(Refusal):
    def __init__(self, tier: str, limit: int) -> None:
        super().__init__(
            "ParameterLimitExceeded",
            f"You have exceeded the number of {tier.lower()} parameters for this AWS account and Region, "
            f"{limit}. Delete one or more parameters and try again.",
        )


class OldestVersionLabelled(Refusal):
    def __init__(self, name: str, version: int) -> None:
        super().__init__(
            "ParameterMaxVersionLimitExceeded",
            f"You attempted to create a new version of {name} by calling the PutParameter API with the "
            f"overwrite flag. Version {version}, the oldest version, can't be deleted because it has a label "
            "associated with it. Move the label to another version of the parameter, and try again.",
        )


class TooManyLabels(Refusal):
    def __init__(self) -> None:
        super().__init__(
            "ParameterVersionLabelLimitExceeded", "A parameter version can have a maximum of ten labels."
        )


class InvalidKeyId(Refusal):
    """KMS has said no to a key."""

    def __init__(self, message: str) -> None:
        super().__init__("InvalidKeyId", message)


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


class TooManyPolicies(Refusal):
    def __init__(self) -> None:
        super().__init__(
            "PoliciesLimitExceededException",
            "You specified more than the maximum number of allowed policies for the parameter. The maximum "
            "is 10.",
        )


class InvalidPolicyType(Refusal):
    def __init__(self, kind: object) -> None:
        super().__init__(
            "InvalidPolicyTypeException",
            f"The policy type {kind} isn't supported. Parameter Store supports the following policy types: "
            "Expiration, ExpirationNotification, and NoChangeNotification.",
        )


class InvalidPolicyAttribute(Refusal):
    def __init__(self, fault: str) -> None:
        super().__init__(
            "InvalidPolicyAttributeException", f"A policy attribute or its value is invalid: {fault}"
        )


class IncompatiblePolicy(Refusal):
    def __init__(self, conflict: str) -> None:
        super().__init__(
            "IncompatiblePolicyException",
            f"There is a conflict in the policies specified for this parameter: {conflict} Review your "
            "policies, and try again.",
        )


class ResourceNotFound(Refusal):
    def __init__(self) -> None:
        super().__init__(
            "ResourceNotFoundException", "The specified parameter to be shared could not be found."
        )


class InvalidPolicyParameter(Refusal):
    def __init__(self, members: list[str], fault: str) -> None:
        super().__init__("ResourcePolicyInvalidParameterException", fault, ParameterNames=members)


class PolicyTooLong(Refusal):
    def __init__(self, limit: int) -> None:
        super().__init__(
            "ResourcePolicyLimitExceededException",
            f"A policy can't be greater than {limit} bytes in size.",
            Limit=limit,
            LimitType="PolicySize",
        )


class PolicyChanged(Refusal):
    def __init__(self) -> None:
        super().__init__(
            "ResourcePolicyConflictException",
            "The hash provided in the call doesn't match the stored hash.",
        )


class PolicyNotFound(Refusal):
    def __init__(self) -> None:
        super().__init__(
            "ResourcePolicyNotFoundException",
            "No policies with the specified policy ID and hash could be found.",
        )


class MalformedPolicy(Refusal):
    def __init__(self, fault: str) -> None:
        super().__init__("MalformedResourcePolicyDocumentException", fault)
