namespace Portal.Simulator.Objects;

/// <summary>One rule that a field of an object breaks, worded as the API server words it.</summary>
/// <param name="Field">Path, for example <c>spec.containers[0].image</c>.</param>
/// <param name="Reason">Machine readable, for example <c>FieldValueRequired</c>.</param>
/// <param name="Message">Text without the path.</param>
public sealed record FieldError(string Field, string Reason, string Message)
{
    /// <summary>A value is missing.</summary>
    /// <param name="field">Path.</param>
    /// <param name="detail">More, may be empty.</param>
    public static FieldError Required(string field, string detail = "") => new(field, "FieldValueRequired", With("Required value", detail));

    /// <summary>A value is wrong.</summary>
    /// <param name="field">Path.</param>
    /// <param name="value">The value as JSON.</param>
    /// <param name="detail">Why.</param>
    public static FieldError Invalid(string field, string value, string detail) => new(field, "FieldValueInvalid", With($"Invalid value: {value}", detail));

    /// <summary>A value is not allowed here.</summary>
    /// <param name="field">Path.</param>
    /// <param name="detail">Why.</param>
    public static FieldError Forbidden(string field, string detail) => new(field, "FieldValueForbidden", With("Forbidden", detail));

    /// <summary>A value is none of the supported ones.</summary>
    /// <param name="field">Path.</param>
    /// <param name="value">The value as JSON.</param>
    /// <param name="supported">The supported ones.</param>
    public static FieldError NotSupported(string field, string value, params IEnumerable<string> supported) =>
        new(field, "FieldValueNotSupported", $"Unsupported value: {value}: supported values: {string.Join(", ", supported.Order(StringComparer.Ordinal).Select(s => $"\"{s}\""))}");

    /// <summary>A value occurs twice where it must be unique.</summary>
    /// <param name="field">Path.</param>
    /// <param name="value">The value as JSON.</param>
    public static FieldError Duplicate(string field, string value) => new(field, "FieldValueDuplicate", $"Duplicate value: {value}");

    /// <summary>As a cause of a Status.</summary>
    public StatusCause ToCause() => new(Reason, Message, Field);

    /// <inheritdoc/>
    public override string ToString() => Field + ": " + Message;

    private static string With(string text, string detail) => detail.Length == 0 ? text : text + ": " + detail;
}
