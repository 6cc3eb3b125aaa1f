using Portal.Core.Text;

namespace Portal.Web.Components.Live;

/// <summary>Why the content of a page cannot be read, for people.</summary>
/// <param name="Title">What failed.</param>
/// <param name="Text">What it means and what happens next.</param>
/// <param name="Id">The number under which the log has the whole story.</param>
/// <param name="Since">Since when.</param>
/// <param name="IsDatabase">Whether it is the database.</param>
public sealed record LoadFailure(LocalizedText Title, LocalizedText Text, string Id, DateTimeOffset Since, bool IsDatabase);
