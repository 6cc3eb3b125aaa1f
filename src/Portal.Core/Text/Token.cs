namespace Portal.Core.Text;

/// <summary>A piece of a text that can be searched for.</summary>
/// <param name="Value">The form that is indexed: lower case, full-width letters made half-width.</param>
/// <param name="Start">Where the piece begins in the text.</param>
/// <param name="Length">How many UTF-16 units of the text it covers.</param>
/// <param name="Position">Its place among the words, from 1; forms of the same word share it.</param>
/// <param name="Word">The number of the word that it is a form of; an identifier and its parts share it, bigrams are words of their own.</param>
/// <param name="Form">What kind of form it is.</param>
public readonly record struct Token(string Value, int Start, int Length, int Position, int Word, TokenForm Form);
