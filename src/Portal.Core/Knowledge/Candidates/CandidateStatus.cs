namespace Portal.Core.Knowledge.Candidates;

/// <summary>How a change of a candidate ended.</summary>
public enum CandidateStatus
{
    /// <summary>It is as was asked for.</summary>
    Done,

    /// <summary>There is none of this id (404).</summary>
    NotFound,

    /// <summary>An article was made of it already (409).</summary>
    HasArticle,
}
