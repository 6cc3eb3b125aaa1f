namespace Portal.Web.Api.Knowledge;

/// <summary>Body of <c>POST /knowledge/{slug}/restore</c>.</summary>
public sealed record RestoreBody
{
    /// <summary>The version that is to be the newest again.</summary>
    public required int Revision { get; init; }

    /// <summary>Why.</summary>
    public string? Comment { get; init; }
}
