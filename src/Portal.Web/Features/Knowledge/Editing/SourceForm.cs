namespace Portal.Web.Features.Knowledge.Editing;

/// <summary>A source as it is typed.</summary>
public sealed class SourceForm
{
    /// <summary>What it is.</summary>
    public string Title { get; set; } = "";

    /// <summary>Its address.</summary>
    public string Url { get; set; } = "";

    /// <summary>Whether nothing is in it: such a row is not saved.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Title) && string.IsNullOrWhiteSpace(Url);
}
