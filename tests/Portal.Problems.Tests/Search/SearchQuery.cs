namespace Portal.Problems.Tests.Search;

/// <summary>Something that a person may type, and the article that they need.</summary>
public sealed class SearchQuery
{
    /// <summary>What is typed or pasted.</summary>
    public string Q { get; set; } = "";

    /// <summary>Slug of the article.</summary>
    public string Article { get; set; } = "";

    /// <summary>en, zh or mixed.</summary>
    public string Lang { get; set; } = "";

    /// <summary>clean, misspelt, vague or pasted.</summary>
    public string Form { get; set; } = "";
}
