namespace Portal.Core.Knowledge;

/// <summary>A word that was searched in place of a misspelt one.</summary>
/// <param name="Typed">What the person typed.</param>
/// <param name="Searched">What was searched.</param>
public sealed record WordCorrection(string Typed, string Searched);
