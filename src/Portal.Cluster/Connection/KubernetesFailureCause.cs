namespace Portal.Cluster.Connection;

/// <summary>One entry of a Status' <c>details.causes</c>.</summary>
/// <param name="Reason">The machine's word, such as <c>FieldValueInvalid</c>.</param>
/// <param name="Field">The field, such as <c>spec.containers[0].image</c>; empty when not said.</param>
/// <param name="Message">For people.</param>
public sealed record KubernetesFailureCause(string Reason, string Field, string Message);
