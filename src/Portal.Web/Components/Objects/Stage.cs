using Portal.Web.Components.States;

namespace Portal.Web.Components.Objects;

/// <summary>One stage of a sequence.</summary>
/// <param name="Title">Its name.</param>
/// <param name="State">How far it is.</param>
/// <param name="Word">The state's word, for screen readers.</param>
/// <param name="Text">Who and when, or what it waits for.</param>
/// <param name="Current">Whether it is its turn.</param>
public sealed record Stage(string Title, HealthState State, string Word, string Text, bool Current);
