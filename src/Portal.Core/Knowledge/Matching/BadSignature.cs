namespace Portal.Core.Knowledge.Matching;

/// <summary>A stored signature that cannot be used; the others of its article can.</summary>
/// <param name="Slug">The article.</param>
/// <param name="Signature">The signature's id.</param>
/// <param name="Reason">What is wrong with it.</param>
public sealed record BadSignature(string Slug, string Signature, string Reason);
