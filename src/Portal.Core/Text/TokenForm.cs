namespace Portal.Core.Text;

/// <summary>What a token is of its word.</summary>
public enum TokenForm
{
    /// <summary>The word itself, an identifier as a whole, or a number.</summary>
    Whole,

    /// <summary>A part of an identifier: between its signs, or a hump of camelCase.</summary>
    Part,

    /// <summary>An English word without its ending.</summary>
    Stem,

    /// <summary>Two neighbouring characters of Chinese, Japanese or Korean.</summary>
    Bigram,

    /// <summary>The last character of such a run, or its only one: search it as a prefix.</summary>
    Character,
}
