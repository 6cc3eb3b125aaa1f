namespace Portal.Simulator.Objects;

/// <summary>One cause in the details of a Status, for example one invalid field.</summary>
/// <param name="Reason">Machine readable, for example <c>FieldValueRequired</c>.</param>
/// <param name="Message">For people.</param>
/// <param name="Field">Path of the field, or null.</param>
public sealed record StatusCause(string Reason, string Message, string? Field = null);
