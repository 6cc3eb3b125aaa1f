namespace Portal.Web.Features.Knowledge.Matching;

/// <summary>What a browser is about to send.</summary>
/// <param name="Name">Name of the file; empty for pasted text.</param>
/// <param name="Size">Its size in bytes.</param>
public sealed record TakenText(string Name, long Size);
